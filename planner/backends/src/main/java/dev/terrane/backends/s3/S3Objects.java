package dev.terrane.backends.s3;

import dev.terrane.state.RemoteState.Content;
import dev.terrane.state.StateStoreException;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Reads and writes the objects of one state, encrypted as the arguments say.
final class S3Objects {
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final S3Client s3;
    private final S3Settings settings;
    private final S3Problems problems;

    S3Objects(S3Client s3, S3Settings settings, String key) {
        this.s3 = s3;
        this.settings = settings;
        this.problems = new S3Problems(settings.bucket(), key);
    }

    Optional<Content> read(String key) throws StateStoreException {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(settings.bucket()).key(key);
        if (settings.encryption() instanceof S3Settings.Encryption.OfCustomer(String own)) {
            request.sseCustomerAlgorithm("AES256")
                    .sseCustomerKey(own)
                    .sseCustomerKeyMD5(md5OfKey(own));
        }
        try {
            ResponseBytes<GetObjectResponse> answer = s3.getObjectAsBytes(request.build());
            return Optional.of(new Content(answer.asByteArrayUnsafe(), answer.response().eTag()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw settings.encryption() instanceof S3Settings.Encryption.OfCustomer
                    ? problems.failedWithKey("read", e)
                    : problems.failed("read", e);
        }
    }

    /// Whose object it replaces.
    sealed interface Condition {
        record Anything() implements Condition {}

        record Nothing() implements Condition {}

        record Version(String tag) implements Condition {}
    }

    /// @return the new version; nothing where the condition does not hold
    Optional<String> write(String key, byte[] content, Condition condition)
            throws StateStoreException {
        PutObjectRequest.Builder request =
                PutObjectRequest.builder()
                        .bucket(settings.bucket())
                        .key(key)
                        .contentType("application/json");
        settings.acl().ifPresent(request::acl);
        encrypt(request);
        switch (condition) {
            case Condition.Anything any -> {}
            case Condition.Nothing nothing -> request.ifNoneMatch("*");
            case Condition.Version version -> request.ifMatch(version.tag());
        }
        try {
            return Optional.of(
                    s3.putObject(request.build(), RequestBody.fromBytes(content)).eTag());
        } catch (S3Exception e) {
            boolean other =
                    e.statusCode() == PRECONDITION_FAILED
                            || (e.statusCode() == CONFLICT
                                    && !(condition instanceof Condition.Anything));
            if (other) {
                return Optional.empty();
            }
            throw problems.failed("written", e);
        } catch (SdkException e) {
            throw problems.failed("written", e);
        }
    }

    private void encrypt(PutObjectRequest.Builder request) {
        switch (settings.encryption()) {
            case S3Settings.Encryption.OfBucket bucket -> {}
            case S3Settings.Encryption.OfService service ->
                    request.serverSideEncryption(ServerSideEncryption.AES256);
            case S3Settings.Encryption.OfKms(String keyId) ->
                    request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(keyId);
            case S3Settings.Encryption.OfCustomer(String own) ->
                    request.sseCustomerAlgorithm("AES256")
                            .sseCustomerKey(own)
                            .sseCustomerKeyMD5(md5OfKey(own));
        }
    }

    private static String md5OfKey(String keyBase64) {
        return Base64.getEncoder().encodeToString(md5(Base64.getDecoder().decode(keyBase64)));
    }

    static byte[] md5(byte[] content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    void delete(String key) throws StateStoreException {
        try {
            s3.deleteObject(request -> request.bucket(settings.bucket()).key(key));
        } catch (SdkException e) {
            throw problems.failed("deleted", e);
        }
    }

    List<String> list(String prefix) throws StateStoreException {
        try {
            return s3
                    .listObjectsV2Paginator(
                            request -> request.bucket(settings.bucket()).prefix(prefix))
                    .contents()
                    .stream()
                    .map(object -> object.key())
                    .toList();
        } catch (SdkException e) {
            throw problems.failed("listed", e);
        }
    }
}
