package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.cloudfront.model.OriginAccessControlConfig;

import java.time.Duration;
import java.util.List;

/// `aws_cloudfront_origin_access_control`: how a distribution signs what it asks of its origin. Never
/// replaced. By default its description is `Managed by Terraform`.
public final class OriginAccessControl implements ResourceType {
    private static final String GONE = "NoSuchOriginAccessControl";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of().defaultsTo("description", Value.string("Managed by Terraform"));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .longest("name", 64)
                .longest("description", 256)
                .oneOf(
                        "origin_access_control_origin_type",
                        "s3",
                        "mediastore",
                        "lambda",
                        "mediapackagev2")
                .oneOf("signing_behavior", "always", "never", "no-override")
                .oneOf("signing_protocol", "sigv4")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        object.id(
                aws.cloudfront()
                        .createOriginAccessControl(r -> r.originAccessControlConfig(config(object)))
                        .originAccessControl()
                        .id());
    }

    private static OriginAccessControlConfig config(Draft object) {
        return OriginAccessControlConfig.builder()
                .name(object.textOrNull("name"))
                .description(object.text("description").orElse(""))
                .originAccessControlOriginType(
                        object.textOrNull("origin_access_control_origin_type"))
                .signingBehavior(object.textOrNull("signing_behavior"))
                .signingProtocol(object.textOrNull("signing_protocol"))
                .build();
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(
                objects,
                object -> {
                    var found = aws.cloudfront().getOriginAccessControl(r -> r.id(object.id()));
                    var config = found.originAccessControl().originAccessControlConfig();
                    object.set(
                                    "arn",
                                    "arn:"
                                            + aws.partition().id()
                                            + ":cloudfront::"
                                            + aws.accountId()
                                            + ":origin-access-control/"
                                            + object.id())
                            .set("etag", found.eTag())
                            .set("name", config.name())
                            .set("description", config.description())
                            .set(
                                    "origin_access_control_origin_type",
                                    config.originAccessControlOriginTypeAsString())
                            .set("signing_behavior", config.signingBehaviorAsString())
                            .set("signing_protocol", config.signingProtocolAsString());
                },
                GONE);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        aws.cloudfront()
                .updateOriginAccessControl(r ->
                        r.id(object.id())
                                .ifMatch(object.textOrNull("etag"))
                                .originAccessControlConfig(config(object)));
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.retryWhile(
                                "origin access control " + object.id() + " to be unused",
                                PATIENCE,
                                () ->
                                        aws.cloudfront()
                                                .deleteOriginAccessControl(r ->
                                                        r.id(object.id())
                                                                .ifMatch(
                                                                        object.textOrNull("etag"))),
                                "OriginAccessControlInUse"),
                GONE);
    }
}
