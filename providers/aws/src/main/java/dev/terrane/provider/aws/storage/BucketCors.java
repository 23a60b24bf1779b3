package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.s3.model.CORSRule;

import java.util.List;

/// `aws_s3_bucket_cors_configuration`: what pages of other sites may ask a bucket. Replaced when
/// `bucket` or `expected_bucket_owner` changes.
public final class BucketCors implements ResourceType {
    private static final Shape SHAPE = Shape.of().named("ID", "id");
    private static final String MISSING = "NoSuchCORSConfiguration";

    @Override
    public LegacyRules rules() {
        return Buckets.rules();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        Buckets.create(object, aws, () -> update(object, aws));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        List<CORSRule> rules =
                object.blocksInOrder("cors_rule").stream().map(BucketCors::rule).toList();
        aws.s3()
                .putBucketCors(r ->
                        r.bucket(Buckets.nameOf(object))
                                .expectedBucketOwner(Buckets.ownerOrNull(object))
                                .corsConfiguration(c -> c.corsRules(rules)));
    }

    private static CORSRule rule(Attributes block) {
        CORSRule.Builder rule = SHAPE.fill(CORSRule.builder(), block);
        block.string("id").filter(id -> !id.isEmpty()).ifPresent(rule::id);
        return rule.build();
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(
                objects,
                object -> {
                    Buckets.showNames(object);
                    var found = aws.s3().getBucketCors(r -> r.bucket(Buckets.nameOf(object)));
                    Buckets.show(object, "cors_rule", found.corsRules(), SHAPE);
                },
                Buckets.GONE,
                MISSING);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Buckets.remove(
                () -> aws.s3().deleteBucketCors(r -> r.bucket(Buckets.nameOf(object))), MISSING);
    }
}
