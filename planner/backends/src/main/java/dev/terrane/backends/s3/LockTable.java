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
/// is the item `bucket/key-md5`. An object and an item can not be written at once: that item also says
/// which digest is on its way (`TerraneNext`, which Terraform does not look at), so that a writer who is
/// interrupted between the two leaves a state that is known.
final class LockTable {
    private static final String ID = "LockID";
    private static final String INFO = "Info";
    private static final String DIGEST = "Digest";
    private static final String NEXT = "TerraneNext";

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
        return text(item(path), INFO).map(this::parse);
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

    /// @param current nothing where none was noted
    /// @param next that somebody was about to write
    record Digests(Optional<String> current, Optional<String> next) {
        /// Whether a state of that digest may be there.
        boolean allow(String digest) {
            return current.isEmpty() || current.get().equals(digest) || isNext(digest);
        }

        private boolean isNext(String digest) {
            return next.filter(digest::equals).isPresent();
        }
    }

    Digests digests() throws StateStoreException {
        Map<String, AttributeValue> item = item(digestId());
        return new Digests(text(item, DIGEST), text(item, NEXT));
    }

    private String digestId() {
        return path + "-md5";
    }

    /// To be called before the object is written. The first time there is nothing to be noted beside. What
    /// another writer puts there meanwhile stays: not everybody locks. Terraform's users may put items, and
    /// need not be allowed to update them.
    void announceDigest(String next) throws StateStoreException {
        Optional<String> current = digests().current();
        while (current.isPresent() && !isAnnounced(current.get(), next)) {
            current = digests().current();
        }
    }

    private boolean isAnnounced(String current, String next) throws StateStoreException {
        try {
            client.putItem(request ->
                    request.tableName(name)
                            .item(
                                    Map.of(
                                            ID, text(digestId()),
                                            DIGEST, text(current),
                                            NEXT, text(next)))
                            .conditionExpression(DIGEST + " = :current")
                            .expressionAttributeValues(Map.of(":current", text(current))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        } catch (SdkException e) {
            throw problem("written", e);
        }
    }

    void putDigest(String digest) throws StateStoreException {
        put(Map.of(ID, text(digestId()), DIGEST, text(digest)));
    }

    private void put(Map<String, AttributeValue> item) throws StateStoreException {
        try {
            client.putItem(request -> request.tableName(name).item(item));
        } catch (SdkException e) {
            throw problem("written", e);
        }
    }

    void deleteDigest() throws StateStoreException {
        delete(digestId());
    }

    private void delete(String id) throws StateStoreException {
        try {
            client.deleteItem(request -> request.tableName(name).key(Map.of(ID, text(id))));
        } catch (SdkException e) {
            throw problem("unlocked", e);
        }
    }

    private Map<String, AttributeValue> item(String id) throws StateStoreException {
        try {
            return client.getItem(request ->
                            request.tableName(name).key(Map.of(ID, text(id))).consistentRead(true))
                    .item();
        } catch (SdkException e) {
            throw problem("read", e);
        }
    }

    private static Optional<String> text(Map<String, AttributeValue> item, String attribute) {
        return Optional.ofNullable(item.get(attribute))
                .map(AttributeValue::s)
                .filter(text -> !text.isEmpty());
    }

    private static AttributeValue text(String text) {
        return AttributeValue.builder().s(text).build();
    }

    private StateStoreException problem(String verb, SdkException cause) {
        return new S3Problems("", path).table(name, verb, cause);
    }
}
