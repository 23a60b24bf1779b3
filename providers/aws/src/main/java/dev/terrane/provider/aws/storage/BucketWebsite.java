package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.s3.model.WebsiteConfiguration;

import java.util.List;

/// `aws_s3_bucket_website_configuration`: a bucket as a web site. Replaced when `bucket` or
/// `expected_bucket_owner` changes.
///
/// Routes are written as `routing_rule` blocks, or as JSON in `routing_rules`; whichever is not is
/// filled in.
public final class BucketWebsite implements ResourceType {
    private static final Shape SHAPE = Shape.of().named("RoutingRules", "routing_rule");
    private static final String MISSING = "NoSuchWebsiteConfiguration";

    @Override
    public LegacyRules rules() {
        return Buckets.rules().fillsInBlocks("routing_rule").sameWhen("routing_rules", Json::same);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config).json("routing_rules").problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        Buckets.create(object, aws, () -> update(object, aws));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        var website = SHAPE.fill(WebsiteConfiguration.builder(), object);
        if (object.changed("routing_rules")) {
            object.text("routing_rules")
                    .ifPresent(text -> website.routingRules(RoutingRules.parsed(text)));
        }
        aws.s3()
                .putBucketWebsite(r ->
                        r.bucket(Buckets.nameOf(object))
                                .expectedBucketOwner(Buckets.ownerOrNull(object))
                                .websiteConfiguration(website.build()));
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(objects, object -> readOne(object, aws), Buckets.GONE, MISSING);
    }

    private static void readOne(Draft object, AwsSession aws) {
        Buckets.showNames(object);
        String bucket = Buckets.nameOf(object);
        var found = aws.s3().getBucketWebsite(r -> r.bucket(bucket));
        show(object, "index_document", found.indexDocument());
        show(object, "error_document", found.errorDocument());
        show(object, "redirect_all_requests_to", found.redirectAllRequestsTo());
        Buckets.show(object, "routing_rule", found.routingRules(), SHAPE);
        object.set("routing_rules", RoutingRules.json(found.routingRules()));
        String domain = domain(BucketReads.region(bucket, aws), aws);
        object.set("website_domain", domain).set("website_endpoint", bucket + "." + domain);
    }

    private static void show(
            Draft object, String block, @org.jspecify.annotations.Nullable Object part) {
        if (part == null) {
            SHAPE.showNone(object, block);
        } else {
            Buckets.show(object, block, part, SHAPE);
        }
    }

    static boolean isOn(String bucket, AwsSession aws) {
        return Calls.find(() -> aws.s3().getBucketWebsite(r -> r.bucket(bucket)), MISSING)
                .isPresent();
    }

    /// The oldest regions have a dash before their name, the others a dot.
    static String domain(String region, AwsSession aws) {
        boolean old =
                List.of(
                                "us-east-1",
                                "us-west-1",
                                "us-west-2",
                                "ap-northeast-1",
                                "ap-southeast-1",
                                "ap-southeast-2",
                                "eu-west-1",
                                "sa-east-1",
                                "us-gov-west-1")
                        .contains(region);
        return "s3-website" + (old ? "-" : ".") + region + "." + aws.partition().dnsSuffix();
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Buckets.remove(
                () -> aws.s3().deleteBucketWebsite(r -> r.bucket(Buckets.nameOf(object))), MISSING);
    }
}
