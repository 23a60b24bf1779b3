package dev.terrane.backends.s3;

import dev.terrane.state.LockInfo;
import dev.terrane.state.StateStoreException;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// A table of DynamoDB with the locks of states, and the digests of what was written last.
///
/// The lock of `bucket/key` is the item of that `LockID`, with the lock as JSON in `Info`; the digest
/// is the item `bucket/key-md5`.
final class LockTable {
    private static final String ID = "LockID";
    private static final String INFO = "Info";
    private static final String DIGEST = "Digest";

    private final DynamoDbClient client;
    private final String name;
    private final String path;

    LockTable(DynamoDbClient client, String name, String path) {
        this.client = client;
        this.name = name;
        this.path = path;
    }

    String name() {
        return name;
    }

    Optional<LockInfo> lock(LockInfo wanted) throws StateStoreException {
        Map<String, AttributeValue> item =
                Map.of(
                        ID,
                        text(path),
                        INFO,
                        text(new String(wanted.toJson(), StandardCharsets.UTF_8)));
        try {
            client.putItem(request ->
                    request.tableName(name)
                            .item(item)
                            .conditionExpression("attribute_not_exists(" + ID + ")"));
            return Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            return Optional.of(holder().orElseGet(this::unknown))
                    .filter(there -> !there.id().equals(wanted.id()));
        } catch (SdkException e) {
            throw problem("locked", e);
        }
    }

    private LockInfo unknown() {
        return LockInfo.withoutNote(path);
    }

    Optional<LockInfo> holder() throws StateStoreException {
        return attribute(path, INFO).map(this::parse);
    }

    private LockInfo parse(String text) {
        try {
            return LockInfo.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return unknown();
        }
    }

    void unlock(String id) throws StateStoreException {
        if (holder().filter(now -> now.id().equals(id)).isPresent()) {
            delete(path);
        }
    }

    Optional<String> digest() throws StateStoreException {
        return attribute(path + "-md5", DIGEST).filter(text -> !text.isEmpty());
    }

    void putDigest(String digest) throws StateStoreException {
        try {
            client.putItem(request ->
                    request.tableName(name)
                            .item(Map.of(ID, text(path + "-md5"), DIGEST, text(digest))));
        } catch (SdkException e) {
            throw problem("written", e);
        }
    }

    void deleteDigest() throws StateStoreException {
        delete(path + "-md5");
    }

    private void delete(String id) throws StateStoreException {
        try {
            client.deleteItem(request -> request.tableName(name).key(Map.of(ID, text(id))));
        } catch (SdkException e) {
            throw problem("unlocked", e);
        }
    }

    private Optional<String> attribute(String id, String attribute) throws StateStoreException {
        try {
            AttributeValue value =
                    client.getItem(request ->
                                    request.tableName(name)
                                            .key(Map.of(ID, text(id)))
                                            .consistentRead(true))
                            .item()
                            .get(attribute);
            return Optional.ofNullable(value).map(AttributeValue::s);
        } catch (SdkException e) {
            throw problem("read", e);
        }
    }

    private static AttributeValue text(String text) {
        return AttributeValue.builder().s(text).build();
    }

    private StateStoreException problem(String verb, SdkException cause) {
        return new S3Problems("", path).table(name, verb, cause);
    }
}
