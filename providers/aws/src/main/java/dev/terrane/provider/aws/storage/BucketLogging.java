package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.TargetGrant;

import java.util.List;

/// `aws_s3_bucket_logging`: where a bucket writes down who asked it for what. Replaced when `bucket`
/// or `expected_bucket_owner` changes.
public final class BucketLogging implements ResourceType {
    private static final Shape SHAPE =
            Shape.of().named("TargetGrants", "target_grant").named("ID", "id").named("URI", "uri");

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
        var logging = SHAPE.fill(LoggingEnabled.builder(), object);
        if (!object.blocks("target_grant").isEmpty()) {
            logging.targetGrants(
                    object.blocks("target_grant").stream().map(BucketLogging::grant).toList());
        }
        aws.s3()
                .putBucketLogging(r ->
                        r.bucket(Buckets.nameOf(object))
                                .expectedBucketOwner(Buckets.ownerOrNull(object))
                                .bucketLoggingStatus(s -> s.loggingEnabled(logging.build())));
    }

    private static TargetGrant grant(Attributes block) {
        return TargetGrant.builder()
                .grantee(Grants.grantee(block.blocks("grantee").getFirst()))
                .permission(block.requiredString("permission"))
                .build();
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(objects, object -> readOne(object, aws), Buckets.GONE);
    }

    private static void readOne(Draft object, AwsSession aws) {
        Buckets.showNames(object);
        var found =
                aws.s3().getBucketLogging(r -> r.bucket(Buckets.nameOf(object))).loggingEnabled();
        if (found == null) {
            object.gone();
            return;
        }
        object.set("target_bucket", found.targetBucket())
                .set("target_prefix", found.targetPrefix());
        Buckets.show(object, "target_grant", found.targetGrants(), SHAPE);
        if (found.targetObjectKeyFormat() == null) {
            SHAPE.showNone(object, "target_object_key_format");
        } else {
            Buckets.show(object, "target_object_key_format", found.targetObjectKeyFormat(), SHAPE);
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Buckets.remove(() ->
                aws.s3()
                        .putBucketLogging(r ->
                                r.bucket(Buckets.nameOf(object)).bucketLoggingStatus(s -> {})));
    }
}
