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

/// `aws_s3_bucket_server_side_encryption_configuration`: how a bucket encrypts what is put into it.
/// Replaced when `bucket` or `expected_bucket_owner` changes. Deleting it leaves S3's own encryption.
public final class BucketEncryption implements ResourceType {
    private static final Shape SHAPE = Shape.of().named("Rules", "rule");
    private static final String MISSING = "ServerSideEncryptionConfigurationNotFoundError";

    @Override
    public LegacyRules rules() {
        return Buckets.rules();
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config).inBlocks("rule", BucketEncryption::checkRule).problems();
    }

    private static Checks checkRule(Checks rule) {
        return rule.inBlocks(
                "apply_server_side_encryption_by_default",
                each -> each.oneOf("sse_algorithm", "AES256", "aws:kms", "aws:kms:dsse"));
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        Buckets.create(object, aws, () -> update(object, aws));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        aws.s3()
                .putBucketEncryption(r ->
                        r.bucket(Buckets.nameOf(object))
                                .expectedBucketOwner(Buckets.ownerOrNull(object))
                                .serverSideEncryptionConfiguration(c -> SHAPE.fill(c, object)));
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(
                objects,
                object -> {
                    Buckets.showNames(object);
                    var found =
                            aws.s3()
                                    .getBucketEncryption(r -> r.bucket(Buckets.nameOf(object)))
                                    .serverSideEncryptionConfiguration();
                    Buckets.show(object, "rule", found.rules(), SHAPE);
                },
                Buckets.GONE,
                MISSING);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Buckets.remove(
                () -> aws.s3().deleteBucketEncryption(r -> r.bucket(Buckets.nameOf(object))),
                MISSING);
    }
}
