package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.value.Value;

import java.util.List;

/// `aws_s3_bucket_public_access_block`: what of a bucket can never be public. Replaced when `bucket`
/// changes. All four are false by default.
public final class BucketPublicAccessBlock implements ResourceType {
    private static final Shape SHAPE = Shape.of();
    private static final String MISSING = "NoSuchPublicAccessBlockConfiguration";

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("bucket")
                .defaultsTo("block_public_acls", Value.FALSE)
                .defaultsTo("block_public_policy", Value.FALSE)
                .defaultsTo("ignore_public_acls", Value.FALSE)
                .defaultsTo("restrict_public_buckets", Value.FALSE);
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        Buckets.create(object, aws, () -> update(object, aws));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        aws.s3()
                .putPublicAccessBlock(r ->
                        r.bucket(Buckets.nameOf(object))
                                .publicAccessBlockConfiguration(c -> SHAPE.fill(c, object)));
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(
                objects,
                object -> {
                    Buckets.showNames(object);
                    SHAPE.show(
                            object,
                            aws.s3()
                                    .getPublicAccessBlock(r -> r.bucket(object.id()))
                                    .publicAccessBlockConfiguration());
                },
                Buckets.GONE,
                MISSING);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Buckets.remove(() -> aws.s3().deletePublicAccessBlock(r -> r.bucket(object.id())), MISSING);
    }
}
