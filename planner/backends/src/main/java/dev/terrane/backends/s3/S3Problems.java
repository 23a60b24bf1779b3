package dev.terrane.backends.s3;

import dev.terrane.state.StateStoreException;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What a user is told when AWS does not do what it is asked.
record S3Problems(String bucket, String key) {

    StateStoreException failed(String verb, SdkException cause) {
        return new StateStoreException(
                "The state's bucket refused",
                "\"%s\" in the bucket \"%s\" could not be %s: %s."
                        .formatted(key, bucket, verb, reason(cause)),
                cause);
    }

    /// Where we have a key of our own, S3 answers to another one as if it were a matter of rights.
    StateStoreException failedWithKey(String verb, SdkException cause) {
        return new StateStoreException(
                "The state's bucket refused",
                "\"%s\" in the bucket \"%s\" could not be %s: %s. S3 also says so where the key in \"sse_customer_key\" (AWS_SSE_CUSTOMER_KEY) is not the one that it was written with."
                        .formatted(key, bucket, verb, reason(cause)),
                cause);
    }

    StateStoreException table(String table, String verb, SdkException cause) {
        return new StateStoreException(
                "The table of locks refused",
                "The lock of \"%s\" in the DynamoDB table \"%s\" could not be %s: %s."
                        .formatted(key, table, verb, reason(cause)),
                cause);
    }

    StateStoreException otherDigest(String table, String expected, String found) {
        return new StateStoreException(
                "The state is not the one that was written last",
                "The DynamoDB table \"%s\" says that the digest of \"%s\" in the bucket \"%s\" is %s, and %s was found. Somebody else may just have written it: try again in a moment. Where the state was put there by hand, delete the item \"%s/%s-md5\" of the table."
                        .formatted(
                                table,
                                key,
                                bucket,
                                expected,
                                found.isEmpty() ? "no state" : found,
                                bucket,
                                key));
    }

    private static String reason(SdkException cause) {
        if (!(cause instanceof AwsServiceException service)) {
            return withoutCredentials(String.valueOf(cause.getMessage()));
        }
        String code = String.valueOf(service.awsErrorDetails().errorCode());
        return switch (code) {
            case "NoSuchBucket" -> "there is no such bucket (NoSuchBucket)";
            case "AccessDenied", "AccessDeniedException", "Forbidden", "403" ->
                    "you may not do that (%s)".formatted(code);
            case "KMS.NotFoundException", "KMS.DisabledException", "KMS.KMSInvalidStateException" ->
                    "its key can not be used: see \"kms_key_id\" (%s)".formatted(code);
            case "PermanentRedirect", "IllegalLocationConstraintException" ->
                    "the bucket is in another region than \"region\" says (%s)".formatted(code);
            case "ResourceNotFoundException" ->
                    "there is no such table (ResourceNotFoundException)";
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken" ->
                    "the credentials are not valid (%s)".formatted(code);
            default -> "%s (%s)".formatted(service.awsErrorDetails().errorMessage(), code);
        };
    }

    private static String withoutCredentials(String message) {
        if (message.startsWith("Profile file contained no credentials")) {
            return "no credentials of that profile were found: see \"profile\" and \"shared_credentials_files\"";
        }
        return message.startsWith("Unable to load credentials")
                ? "no credentials were found: give \"access_key\" and \"secret_key\", a \"profile\", or the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                : message;
    }
}
