package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;

/// `aws_s3_bucket_versioning`: whether a bucket keeps what is overwritten. Replaced when `bucket` or
/// `expected_bucket_owner` changes. Deleting it suspends versioning; S3 can not turn it off again.
public final class BucketVersioning implements ResourceType {
    private static final String BLOCK = "versioning_configuration";

    @Override
    public LegacyRules rules() {
        return Buckets.rules();
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .inBlocks(
                        BLOCK,
                        block ->
                                block.oneOf("status", "Enabled", "Suspended", "Disabled")
                                        .oneOf("mfa_delete", "Enabled", "Disabled"))
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        boolean disabled = status(object).equals("Disabled");
        Buckets.create(object, aws, disabled ? () -> {} : () -> put(object, status(object), aws));
    }

    private static String status(Draft object) {
        return object.blocks(BLOCK).getFirst().requiredString("status");
    }

    private static void put(Draft object, String status, AwsSession aws) {
        String mfaDelete =
                object.blocks(BLOCK).stream()
                        .flatMap(block -> block.string("mfa_delete").stream())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(null);
        aws.s3()
                .putBucketVersioning(r ->
                        r.bucket(Buckets.nameOf(object))
                                .expectedBucketOwner(Buckets.ownerOrNull(object))
                                .mfa(object.textOrNull("mfa"))
                                .versioningConfiguration(
                                        c -> c.status(status).mfaDelete(mfaDelete)));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        put(object, status(object), aws);
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(objects, object -> readOne(object, aws), Buckets.GONE);
    }

    private static void readOne(Draft object, AwsSession aws) {
        Buckets.showNames(object);
        var found = aws.s3().getBucketVersioning(r -> r.bucket(Buckets.nameOf(object)));
        String status = found.statusAsString() == null ? "Disabled" : found.statusAsString();
        String mfaDelete = found.mfaDeleteAsString() == null ? "" : found.mfaDeleteAsString();
        object.setObjects(
                BLOCK,
                List.of(
                        Map.of(
                                "status", Value.string(status),
                                "mfa_delete", Value.string(mfaDelete))));
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        if (!status(object).equals("Disabled")) {
            Buckets.remove(() -> put(object, "Suspended", aws));
        }
    }
}
