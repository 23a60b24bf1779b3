package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/// `data "aws_s3_object"`: what is known of an object, and, where it is text, its `body`.
public final class StoredObjectData implements DataType {
    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Set<String> TEXTS =
            Set.of(
                    "application/atom+xml",
                    "application/javascript",
                    "application/json",
                    "application/ld+json",
                    "application/x-httpd-php",
                    "application/x-javascript",
                    "application/xhtml+xml",
                    "application/xml",
                    "image/svg+xml");

    @Override
    public void read(Draft object, AwsSession aws) {
        String bucket = object.now().requiredString("bucket");
        String key = object.now().requiredString("key").replaceFirst("^/+", "");
        var found = head(object, bucket, key, aws);
        object.id(
                bucket
                        + "/"
                        + object.now().requiredString("key")
                        + object.text("version_id").map(version -> "@" + version).orElse(""));
        object.set("arn", "arn:" + aws.partition().id() + ":s3:::" + bucket + "/" + key);
        showHead(object, found);
        if (isText(found.contentType())) {
            object.set(
                    "body",
                    aws.s3()
                            .getObjectAsBytes(r ->
                                    r.bucket(bucket)
                                            .key(key)
                                            .range(object.textOrNull("range"))
                                            .versionId(found.versionId()))
                            .asUtf8String());
        } else {
            object.setNull("body");
        }
        object.setMap("tags", aws.tags().withoutIgnored(StoredObject.tags(bucket, key, aws)));
    }

    private static HeadObjectResponse head(
            Draft object, String bucket, String key, AwsSession aws) {
        try {
            return aws.s3()
                    .headObject(r ->
                            r.bucket(bucket)
                                    .key(key)
                                    .range(object.textOrNull("range"))
                                    .checksumMode(object.textOrNull("checksum_mode"))
                                    .versionId(object.textOrNull("version_id")));
        } catch (SdkException failure) {
            if (!BucketReads.isMissing(failure)) {
                throw failure;
            }
            throw FailedCall.at(
                    "key",
                    "Object not found",
                    "The bucket \"" + bucket + "\" has no object \"" + key + "\".");
        }
    }

    private static boolean isText(@org.jspecify.annotations.Nullable String contentType) {
        String type =
                contentType == null
                        ? ""
                        : contentType.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || TEXTS.contains(type);
    }

    private static void showHead(Draft object, HeadObjectResponse found) {
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
                .set("content_length", found.contentLength().intValue())
                .set("content_type", found.contentType())
                .set("etag", StoredObject.etag(found.eTag()))
                .set("expiration", found.expiration())
                .set("expires", found.expiresString())
                .set("last_modified", RFC_1123.format(found.lastModified()))
                .setMap("metadata", StoredObject.metadata(found.metadata()))
                .set("object_lock_legal_hold_status", found.objectLockLegalHoldStatusAsString())
                .set("object_lock_mode", found.objectLockModeAsString())
                .set(
                        "object_lock_retain_until_date",
                        StoredObject.time(found.objectLockRetainUntilDate()))
                .set("server_side_encryption", found.serverSideEncryptionAsString())
                .set("sse_kms_key_id", found.ssekmsKeyId())
                .set("storage_class", storageClass == null ? "STANDARD" : storageClass)
                .set("version_id", found.versionId())
                .set("website_redirect_location", found.websiteRedirectLocation());
    }
}
