package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.cloudfront.model.GetDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.Tag;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_cloudfront_distribution`.
///
/// Replaced when `staging` changes, and by nothing else. It waits until a change is everywhere, unless
/// `wait_for_deployment` is false. A distribution has to be disabled before it is deleted; with
/// `retain_on_delete` it is disabled and kept.
///
/// Tried against served answers: the access control of its origins, and how it shows its
/// certificate.
public final class Distribution implements ResourceType {
    private static final String GONE = "NoSuchDistribution";
    private static final Duration DEPLOYMENT = Duration.ofMinutes(90);
    private static final Duration PROPAGATION = Duration.ofMinutes(1);
    private static final List<String> BEHAVIORS =
            List.of("default_cache_behavior", "ordered_cache_behavior");
    private static final Type.ObjectType SIGNER =
            Type.object(
                    Map.of(
                            "aws_account_number",
                            Type.STRING,
                            "key_pair_ids",
                            Type.set(Type.STRING)));
    private static final Type.ObjectType KEY_GROUP =
            Type.object(Map.of("key_group_id", Type.STRING, "key_pair_ids", Type.set(Type.STRING)));

    @Override
    public LegacyRules rules() {
        LegacyRules rules =
                LegacyRules.of()
                        .replacedBy("staging")
                        .defaultsTo("http_version", Value.string("http2"))
                        .defaultsTo("is_ipv6_enabled", Value.FALSE)
                        .defaultsTo("price_class", Value.string("PriceClass_All"))
                        .defaultsTo("retain_on_delete", Value.FALSE)
                        .defaultsTo("staging", Value.FALSE)
                        .defaultsTo("wait_for_deployment", Value.TRUE)
                        .defaultsTo("logging_config.include_cookies", Value.FALSE)
                        .defaultsTo("logging_config.prefix", Value.string(""))
                        .defaultsTo("origin.connection_attempts", Value.number(3))
                        .defaultsTo("origin.connection_timeout", Value.number(10))
                        .defaultsTo(
                                "viewer_certificate.minimum_protocol_version",
                                Value.string("TLSv1"));
        for (String config : List.of("custom_origin_config", "vpc_origin_config")) {
            rules.defaultsTo("origin." + config + ".origin_keepalive_timeout", Value.number(5))
                    .defaultsTo("origin." + config + ".origin_read_timeout", Value.number(30));
        }
        for (String behavior : BEHAVIORS) {
            rules.defaultsTo(behavior + ".compress", Value.FALSE)
                    .defaultsTo(behavior + ".min_ttl", Value.number(0))
                    .defaultsTo(behavior + ".lambda_function_association.include_body", Value.FALSE)
                    .fillsInBlocks(behavior + ".grpc_config");
        }
        return rules;
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .oneOf("http_version", "http1.1", "http2", "http3", "http2and3")
                .oneOf("price_class", "PriceClass_All", "PriceClass_200", "PriceClass_100")
                .longest("comment", 128)
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        var config = DistributionConfigs.of(object, UniqueName.after("terraform-"));
        List<Tag> tags = tags(Tags.ofNew(object, aws.tags()));
        var made =
                Calls.retry(
                        aws,
                        "the certificate to be known",
                        PROPAGATION,
                        Calls.failing("InvalidViewerCertificate"),
                        () ->
                                aws.cloudfront()
                                        .createDistributionWithTags(r ->
                                                r.distributionConfigWithTags(d ->
                                                        d.distributionConfig(config)
                                                                .tags(t -> t.items(tags)))));
        object.id(made.distribution().id());
        if (object.isTrue("wait_for_deployment")) {
            awaitDeployed(object.id(), aws);
        }
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    private static void awaitDeployed(String id, AwsSession aws) {
        aws.await(
                "distribution " + id + " to be deployed",
                DEPLOYMENT,
                () -> Optional.of(get(id, aws)).filter(Distribution::isDeployed));
    }

    private static boolean isDeployed(GetDistributionResponse found) {
        return "Deployed".equals(found.distribution().status());
    }

    private static GetDistributionResponse get(String id, AwsSession aws) {
        return aws.cloudfront().getDistribution(r -> r.id(id));
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(objects, object -> readOne(object, aws), GONE);
    }

    private static void readOne(Draft object, AwsSession aws) {
        var answer = get(object.id(), aws);
        var found = answer.distribution();
        DistributionConfigs.show(object, found.distributionConfig());
        object.set("arn", found.arn())
                .set("domain_name", found.domainName())
                .set("etag", answer.eTag())
                .set("hosted_zone_id", hostedZone(aws))
                .set("in_progress_validation_batches", found.inProgressInvalidationBatches())
                .set("last_modified_time", Stamps.of(found.lastModifiedTime()))
                .set("status", found.status());
        showSigners(object, found);
        showKeyGroups(object, found);
        var tags = aws.cloudfront().listTagsForResource(r -> r.resource(found.arn())).tags();
        Tags.found(object, tags.items(), Tag::key, Tag::value, aws.tags());
    }

    /// All distributions of a partition are in one zone, which no request tells.
    private static String hostedZone(AwsSession aws) {
        return aws.partition().id().equals("aws-cn") ? "Z3RFFRIM2A3IF5" : "Z2FDTNDATAQYW2";
    }

    private static void showSigners(
            Draft object, software.amazon.awssdk.services.cloudfront.model.Distribution found) {
        var active = found.activeTrustedSigners();
        List<Value> items =
                active == null
                        ? List.of()
                        : active.items().stream()
                                .map(signer ->
                                        Value.object(
                                                Map.of(
                                                        "aws_account_number",
                                                        Value.string(signer.awsAccountNumber()),
                                                        "key_pair_ids",
                                                        texts(signer.keyPairIds().items()))))
                                .toList();
        boolean enabled = active != null && Boolean.TRUE.equals(active.enabled());
        object.setObjects(
                "trusted_signers",
                List.of(
                        Map.of(
                                "enabled", Value.bool(enabled),
                                "items", Value.list(SIGNER, items))));
    }

    private static void showKeyGroups(
            Draft object, software.amazon.awssdk.services.cloudfront.model.Distribution found) {
        var active = found.activeTrustedKeyGroups();
        List<Value> items =
                active == null
                        ? List.of()
                        : active.items().stream()
                                .map(group ->
                                        Value.object(
                                                Map.of(
                                                        "key_group_id",
                                                        Value.string(group.keyGroupId()),
                                                        "key_pair_ids",
                                                        texts(group.keyPairIds().items()))))
                                .toList();
        boolean enabled = active != null && Boolean.TRUE.equals(active.enabled());
        object.setObjects(
                "trusted_key_groups",
                List.of(
                        Map.of(
                                "enabled", Value.bool(enabled),
                                "items", Value.list(KEY_GROUP, items))));
    }

    private static Value texts(List<String> texts) {
        return Value.set(Type.STRING, texts.stream().map(Value::string).toList());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        put(object, aws);
        if (object.isTrue("wait_for_deployment")) {
            awaitDeployed(object.id(), aws);
        }
    }

    private static void put(Draft object, AwsSession aws) {
        var config =
                DistributionConfigs.of(object, object.now().requiredString("caller_reference"));
        String etag = get(object.id(), aws).eTag();
        aws.cloudfront()
                .updateDistribution(
                        r -> r.id(object.id()).ifMatch(etag).distributionConfig(config));
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        String arn = object.now().requiredString("arn");
        if (!removed.isEmpty()) {
            aws.cloudfront().untagResource(r -> r.resource(arn).tagKeys(k -> k.items(removed)));
        }
        if (!set.isEmpty()) {
            aws.cloudfront().tagResource(r -> r.resource(arn).tags(t -> t.items(tags(set))));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () -> {
                    disable(object, aws);
                    if (!object.isTrue("retain_on_delete")) {
                        awaitDeployed(object.id(), aws);
                        String etag = get(object.id(), aws).eTag();
                        aws.retryWhile(
                                "distribution " + object.id() + " to be disabled",
                                PROPAGATION,
                                () ->
                                        aws.cloudfront()
                                                .deleteDistribution(
                                                        r -> r.id(object.id()).ifMatch(etag)),
                                "DistributionNotDisabled");
                    }
                },
                GONE);
    }

    private static void disable(Draft object, AwsSession aws) {
        var found = get(object.id(), aws);
        var config = found.distribution().distributionConfig();
        if (Boolean.TRUE.equals(config.enabled())) {
            aws.cloudfront()
                    .updateDistribution(r ->
                            r.id(object.id())
                                    .ifMatch(found.eTag())
                                    .distributionConfig(config.toBuilder().enabled(false).build()));
        }
    }
}
