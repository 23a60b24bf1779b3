package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `aws_s3_object`: an object of a bucket, from text (`content`), bytes (`content_base64`) or a file
/// (`source`). Its id is its key.
///
/// Replaced when `bucket` or `key` changes. Whatever else changes of what is stored, it is stored
/// again. `etag` or `source_hash` tell when a file has changed.
public final class StoredObject implements ResourceType {
    /// A change of one of these stores the object again.
    private static final String[] STORED = {
        "bucket_key_enabled",
        "cache_control",
        "checksum_algorithm",
        "content",
        "content_base64",
        "content_disposition",
        "content_encoding",
        "content_language",
        "content_type",
        "etag",
        "kms_key_id",
        "metadata",
        "server_side_encryption",
        "source",
        "source_hash",
        "storage_class",
        "website_redirect"
    };

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("bucket", "key")
                .defaultsTo("force_destroy", Value.FALSE)
                .adjust(StoredObject::forecast);
    }

    private static void forecast(PlanDraft plan) {
        if (plan.isCreate()) {
            return;
        }
        for (String argument : STORED) {
            if (plan.changes(argument)) {
                plan.unknown("version_id");
            }
        }
        if (plan.changes("source_hash")) {
            plan.unknown("etag");
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("source", "content", "content_base64")
                .oneOf("checksum_algorithm", "CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256")
                .oneOf("object_lock_legal_hold_status", "ON", "OFF")
                .oneOf("object_lock_mode", "GOVERNANCE", "COMPLIANCE")
                .oneOf(
                        "storage_class",
                        "STANDARD",
                        "REDUCED_REDUNDANCY",
                        "GLACIER",
                        "STANDARD_IA",
                        "ONEZONE_IA",
                        "INTELLIGENT_TIERING",
                        "DEEP_ARCHIVE",
                        "OUTPOSTS",
                        "GLACIER_IR",
                        "SNOW",
                        "EXPRESS_ONEZONE")
                .oneOf("server_side_encryption", "AES256", "aws:kms", "aws:kms:dsse", "aws:fsx")
                .arn("kms_key_id")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        store(object, Tags.ofNew(object, tagSettings(object, aws)), aws);
        object.id(object.now().requiredString("key"));
    }

    /// `override_provider` takes the place of the provider's default tags.
    private static dev.terrane.provider.aws.session.TagSettings tagSettings(
            Draft object, AwsSession aws) {
        var settings = aws.tags();
        for (Attributes block : object.blocks("override_provider")) {
            Map<String, String> defaults = new TreeMap<>();
            block.blocks("default_tags").forEach(tags -> defaults.putAll(tags.stringMap("tags")));
            return new dev.terrane.provider.aws.session.TagSettings(
                    defaults, settings.ignored(), settings.ignoredPrefixes());
        }
        return settings;
    }

    private static void store(Draft object, Map<String, String> tags, AwsSession aws) {
        PutObjectRequest.Builder request =
                PutObjectRequest.builder()
                        .bucket(object.textOrNull("bucket"))
                        .key(key(object))
                        .acl(object.textOrNull("acl"))
                        .cacheControl(object.textOrNull("cache_control"))
                        .checksumAlgorithm(object.textOrNull("checksum_algorithm"))
                        .contentDisposition(object.textOrNull("content_disposition"))
                        .contentEncoding(object.textOrNull("content_encoding"))
                        .contentLanguage(object.textOrNull("content_language"))
                        .contentType(object.text("content_type").orElse("application/octet-stream"))
                        .metadata(object.textMap("metadata"))
                        .objectLockLegalHoldStatus(
                                object.textOrNull("object_lock_legal_hold_status"))
                        .objectLockMode(object.textOrNull("object_lock_mode"))
                        .objectLockRetainUntilDate(
                                object.text("object_lock_retain_until_date")
                                        .map(Instant::parse)
                                        .orElse(null))
                        .serverSideEncryption(object.textOrNull("server_side_encryption"))
                        .storageClass(object.textOrNull("storage_class"))
                        .websiteRedirectLocation(object.textOrNull("website_redirect"));
        if (object.isTrue("bucket_key_enabled")) {
            request.bucketKeyEnabled(true);
        }
        object.text("kms_key_id")
                .ifPresent(key ->
                        request.ssekmsKeyId(key)
                                .serverSideEncryption(ServerSideEncryption.AWS_KMS));
        if (!tags.isEmpty()) {
            request.tagging(
                    tags.entrySet().stream()
                            .map(tag ->
                                    SdkHttpUtils.urlEncode(tag.getKey())
                                            + "="
                                            + SdkHttpUtils.urlEncode(tag.getValue()))
                            .collect(Collectors.joining("&")));
        }
        Buckets.put(
                object.now().requiredString("bucket"),
                aws,
                () -> aws.s3().putObject(request.build(), body(object, aws)));
    }

    /// S3 sees keys without what stands before the first slash where there is nothing.
    private static String key(Draft object) {
        return object.now().requiredString("key").replaceFirst("^/+", "").replaceAll("/{2,}", "/");
    }

    private static RequestBody body(Draft object, AwsSession aws) {
        Optional<String> source = object.text("source");
        if (source.isPresent()) {
            return file(source.get(), aws);
        }
        Optional<String> bytes = object.text("content_base64");
        if (bytes.isPresent()) {
            return RequestBody.fromBytes(decoded(bytes.get()));
        }
        return RequestBody.fromString(object.text("content").orElse(""));
    }

    private static RequestBody file(String source, AwsSession aws) {
        Path path = aws.file(source);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw FailedCall.at(
                    "source",
                    "Unreadable file",
                    "The file \"" + source + "\" of the object can not be read.");
        }
        return RequestBody.fromFile(path);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw FailedCall.at(
                    "content_base64",
                    "Invalid base64",
                    "`content_base64` is no text in base64: " + e.getMessage() + ".");
        }
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            try {
                show(object, aws);
            } catch (SdkException failure) {
                if (!BucketReads.isMissing(failure)) {
                    throw failure;
                }
                object.gone();
            }
        }
    }

    private static void show(Draft object, AwsSession aws) {
        String bucket = object.now().requiredString("bucket");
        var found =
                aws.s3()
                        .headObject(r ->
                                r.bucket(bucket)
                                        .key(key(object))
                                        .checksumMode(
                                                object.text("checksum_algorithm").isPresent()
                                                        ? ChecksumMode.ENABLED
                                                        : null));
        object.set("arn", "arn:" + aws.partition().id() + ":s3:::" + bucket + "/" + key(object));
        showStored(object, found);
        showLock(object, found);
        if (found.ssekmsKeyId() != null) {
            object.set("kms_key_id", found.ssekmsKeyId());
        }
        Tags.found(object, tags(bucket, key(object), aws), tagSettings(object, aws));
    }

    private static void showStored(Draft object, HeadObjectResponse found) {
        String storageClass = found.storageClassAsString();
        object.set("bucket_key_enabled", found.bucketKeyEnabled())
                .set("cache_control", found.cacheControl())
                .set("checksum_crc32", found.checksumCRC32())
                .set("checksum_crc32c", found.checksumCRC32C())
                .set("checksum_crc64nvme", found.checksumCRC64NVME())
                .set("checksum_sha1", found.checksumSHA1())
                .set("checksum_sha256", found.checksumSHA256())
                .set("content_disposition", found.contentDisposition())
                .set("content_encoding", found.contentEncoding())
                .set("content_language", found.contentLanguage())
                .set("content_type", found.contentType())
                .set("etag", etag(found.eTag()))
                .setMap("metadata", metadata(found.metadata()))
                .set("server_side_encryption", found.serverSideEncryptionAsString())
                .set("storage_class", storageClass == null ? "STANDARD" : storageClass)
                .set("version_id", found.versionId())
                .set("website_redirect", found.websiteRedirectLocation());
    }

    static Map<String, String> metadata(Map<String, String> found) {
        Map<String, String> lower = new TreeMap<>();
        found.forEach((name, text) -> lower.put(name.toLowerCase(java.util.Locale.ROOT), text));
        return lower;
    }

    static String etag(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }

    private static void showLock(Draft object, HeadObjectResponse found) {
        object.set("object_lock_legal_hold_status", found.objectLockLegalHoldStatusAsString())
                .set("object_lock_mode", found.objectLockModeAsString())
                .set("object_lock_retain_until_date", time(found.objectLockRetainUntilDate()));
    }

    static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    static Map<String, String> tags(String bucket, String key, AwsSession aws) {
        return Tags.of(
                Calls.find(
                                () ->
                                        aws.s3()
                                                .getObjectTagging(r -> r.bucket(bucket).key(key))
                                                .tagSet(),
                                "NoSuchTagSet",
                                "NotImplemented",
                                "MethodNotAllowed")
                        .orElse(List.of()),
                Tag::key,
                Tag::value);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed(STORED)) {
            store(object, Tags.ofNew(object, tagSettings(object, aws)), aws);
            return;
        }
        if (object.changed("acl")) {
            aws.s3()
                    .putObjectAcl(r ->
                            r.bucket(object.textOrNull("bucket"))
                                    .key(key(object))
                                    .acl(object.textOrNull("acl")));
        }
        if (object.changed("object_lock_legal_hold_status")) {
            aws.s3()
                    .putObjectLegalHold(r ->
                            r.bucket(object.textOrNull("bucket"))
                                    .key(key(object))
                                    .legalHold(h ->
                                            h.status(
                                                    object.textOrNull(
                                                            "object_lock_legal_hold_status"))));
        }
        if (object.changed("object_lock_mode", "object_lock_retain_until_date")) {
            changeRetention(object, aws);
        }
    }

    private static void changeRetention(Draft object, AwsSession aws) {
        aws.s3()
                .putObjectRetention(r ->
                        r.bucket(object.textOrNull("bucket"))
                                .key(key(object))
                                .bypassGovernanceRetention(true)
                                .retention(t ->
                                        t.mode(object.textOrNull("object_lock_mode"))
                                                .retainUntilDate(
                                                        object.text("object_lock_retain_until_date")
                                                                .map(Instant::parse)
                                                                .orElse(null))));
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        String bucket = object.now().requiredString("bucket");
        Map<String, String> tags = new TreeMap<>(tags(bucket, key(object), aws));
        tags.keySet().removeAll(removed);
        tags.putAll(set);
        if (tags.isEmpty()) {
            aws.s3().deleteObjectTagging(r -> r.bucket(bucket).key(key(object)));
        } else {
            List<Tag> all =
                    Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
            aws.s3()
                    .putObjectTagging(
                            r -> r.bucket(bucket).key(key(object)).tagging(t -> t.tagSet(all)));
        }
    }

    /// Of an object with versions, all of them are deleted; with `force_destroy` those under a legal
    /// hold or in retention too.
    @Override
    public void delete(Draft object, AwsSession aws) {
        String bucket = object.now().requiredString("bucket");
        String key = key(object);
        Buckets.remove(() -> {
            if (object.text("version_id").isPresent()) {
                aws.s3().listObjectVersionsPaginator(r -> r.bucket(bucket).prefix(key)).stream()
                        .forEach(page -> {
                            page.versions().stream()
                                    .filter(version -> version.key().equals(key))
                                    .forEach(version ->
                                            delete(object, bucket, version.versionId(), aws));
                            page.deleteMarkers().stream()
                                    .filter(marker -> marker.key().equals(key))
                                    .forEach(marker ->
                                            delete(object, bucket, marker.versionId(), aws));
                        });
            } else {
                aws.s3().deleteObject(r -> r.bucket(bucket).key(key));
            }
        });
    }

    private static void delete(Draft object, String bucket, String version, AwsSession aws) {
        boolean force = object.isTrue("force_destroy");
        if (force
                && object.text("object_lock_legal_hold_status").filter("ON"::equals).isPresent()) {
            aws.s3()
                    .putObjectLegalHold(r ->
                            r.bucket(bucket)
                                    .key(key(object))
                                    .versionId(version)
                                    .legalHold(h -> h.status(ObjectLockLegalHoldStatus.OFF)));
        }
        aws.s3()
                .deleteObject(r ->
                        r.bucket(bucket)
                                .key(key(object))
                                .versionId(version)
                                .bypassGovernanceRetention(force ? Boolean.TRUE : null));
    }

    @Override
    public void importAs(Draft object, String id) {
        String path = id.startsWith("s3://") ? id.substring("s3://".length()) : id;
        int cut = path.indexOf('/');
        if (cut <= 0 || cut == path.length() - 1) {
            throw FailedCall.of(
                    "Invalid id",
                    "The id to import must be BUCKET/KEY or s3://BUCKET/KEY, but is \""
                            + id
                            + "\".");
        }
        object.set("bucket", path.substring(0, cut)).set("key", path.substring(cut + 1));
        object.id(path.substring(cut + 1));
    }
}
