package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Filled;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.Shape;

import java.time.Duration;
import java.util.Optional;

/// What the types that set something of a bucket have in common. Their id is the bucket's name; where
/// the account is named that should own it, `BUCKET,ACCOUNT`.
final class Buckets {
    static final String GONE = "NoSuchBucket";
    private static final String OWNER = "expected_bucket_owner";

    /// A new bucket is not known everywhere at once.
    private static final Duration PROPAGATION = Duration.ofMinutes(2);

    private Buckets() {}

    static LegacyRules rules() {
        return LegacyRules.of().replacedBy("bucket", OWNER);
    }

    /// Sets something for the first time.
    static void create(Draft object, AwsSession aws, Runnable action) {
        String bucket = object.now().requiredString("bucket");
        put(bucket, aws, action);
        object.id(owner(object).map(owner -> bucket + "," + owner).orElse(bucket));
    }

    static void put(String bucket, AwsSession aws, Runnable action) {
        aws.retryWhile(
                "bucket " + bucket + " to be known", PROPAGATION, action, GONE, "OperationAborted");
    }

    private static Optional<String> owner(Draft object) {
        return object.has(OWNER) ? object.text(OWNER) : Optional.empty();
    }

    static String nameOf(Draft object) {
        return object.hasId()
                ? object.id().split(",", -1)[0]
                : object.now().requiredString("bucket");
    }

    /// As [#nameOf] and the account, both set from the id, which is all that an import knows.
    static void showNames(Draft object) {
        String[] parts = object.id().split(",", -1);
        object.set("bucket", parts[0]);
        if (object.has(OWNER)) {
            object.set(OWNER, parts.length > 1 && parts[1].matches("\\d{12}") ? parts[1] : "");
        }
    }

    static @org.jspecify.annotations.Nullable String ownerOrNull(Draft object) {
        return owner(object).orElse(null);
    }

    /// Removes a setting; what is gone already is as good as removed.
    static void remove(Runnable action, String... goneCodes) {
        Calls.unlessGone(() -> Calls.unlessGone(action, goneCodes), GONE);
    }

    /// Shows a part of an answer as blocks; what the answer leaves out is empty text, 0 or false.
    static void show(Draft object, String block, Object part, Shape shape) {
        shape.show(object, block, part);
        object.set(block, Filled.of(object.value(block)));
    }
}
