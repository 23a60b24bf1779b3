package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import java.util.List;

/// `aws_s3_bucket_ownership_controls`: who owns what others put into a bucket. Replaced when `bucket`
/// changes.
public final class BucketOwnershipControls implements ResourceType {
    private static final Shape SHAPE = Shape.of().named("Rules", "rule");
    private static final String MISSING = "OwnershipControlsNotFoundError";

    @Override
    public LegacyRules rules() {
        return LegacyRules.of().replacedBy("bucket");
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .inBlocks(
                        "rule",
                        rule ->
                                rule.oneOf(
                                        "object_ownership",
                                        "BucketOwnerPreferred",
                                        "ObjectWriter",
                                        "BucketOwnerEnforced"))
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        Buckets.create(object, aws, () -> update(object, aws));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        aws.s3()
                .putBucketOwnershipControls(r ->
                        r.bucket(Buckets.nameOf(object))
                                .ownershipControls(c -> SHAPE.fill(c, object)));
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(
                objects,
                object -> {
                    Buckets.showNames(object);
                    var found = aws.s3().getBucketOwnershipControls(r -> r.bucket(object.id()));
                    Buckets.show(object, "rule", found.ownershipControls().rules(), SHAPE);
                },
                Buckets.GONE,
                MISSING);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Buckets.remove(
                () -> aws.s3().deleteBucketOwnershipControls(r -> r.bucket(object.id())), MISSING);
    }
}
