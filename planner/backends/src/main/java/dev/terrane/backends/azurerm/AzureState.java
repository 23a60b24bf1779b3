package dev.terrane.backends.azurerm;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.DeleteSnapshotsOptionType;
import com.azure.storage.blob.models.LeaseStateType;
import com.azure.storage.blob.options.BlobBreakLeaseOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import com.azure.storage.blob.specialized.BlobLeaseClientBuilder;
import com.azure.storage.blob.specialized.BlockBlobClient;

import dev.terrane.state.Companion;
import dev.terrane.state.Companions;
import dev.terrane.state.LockInfo;
import dev.terrane.state.RemoteState;
import dev.terrane.state.StateStoreException;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The state of one workspace: a blob, whose version is its `ETag`. It is locked by a lease without end,
/// whose holder stands in the blob's metadata; to be locked, a blob must be there, be it empty.
final class AzureState implements RemoteState {
    private static final String LOCK = "terraformlockid";
    private static final int WITHOUT_END = -1;

    private final AzureClients clients;
    private final AzureArguments arguments;
    private final String name;
    private @Nullable LockInfo held;

    AzureState(AzureClients clients, AzureArguments arguments, String name) {
        this.clients = clients;
        this.arguments = arguments;
        this.name = name;
    }

    @Override
    public String display() {
        return "azurerm:" + arguments.account() + "/" + arguments.container() + "/" + name;
    }

    private BlockBlobClient blob(String name) throws StateStoreException {
        return clients.container().getBlobClient(name).getBlockBlobClient();
    }

    @Override
    public Optional<Content> read() throws StateStoreException {
        return read(name);
    }

    private Optional<Content> read(String name) throws StateStoreException {
        BlockBlobClient blob = blob(name);
        return AzureProblems.telling(
                display(),
                "read",
                () -> {
                    try {
                        var answer =
                                blob.downloadContentWithResponse(null, null, null, Context.NONE);
                        return Optional.of(
                                new Content(
                                        answer.getValue().toBytes(),
                                        quoted(answer.getDeserializedHeaders().getETag())));
                    } catch (BlobStorageException e) {
                        return absentIfMissing(e);
                    }
                });
    }

    /// The library takes the quotation marks away from some, and wants them back in conditions.
    private static String quoted(String tag) {
        return "\"" + tag.replace("\"", "") + "\"";
    }

    private static <T> Optional<T> absentIfMissing(BlobStorageException e) {
        if (BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode())) {
            return Optional.empty();
        }
        throw e;
    }

    @Override
    public Optional<String> write(byte[] content, String expected) throws StateStoreException {
        if (arguments.flag("snapshot", false) && !expected.equals(ABSENT)) {
            BlockBlobClient blob = blob(name);
            AzureProblems.telling(display(), "kept as a snapshot", blob::createSnapshot);
        }
        BlobRequestConditions conditions = new BlobRequestConditions();
        if (expected.equals(ABSENT)) {
            conditions.setIfNoneMatch("*");
        } else {
            conditions.setIfMatch(expected);
        }
        LockInfo lock = held;
        if (lock != null && holder().isPresent()) {
            return upload(name, content, conditions.setLeaseId(lock.id()), note(lock));
        }
        return upload(name, content, conditions, Map.of());
    }

    private static Map<String, String> note(LockInfo lock) {
        return Map.of(LOCK, Base64.getEncoder().encodeToString(lock.toJson()));
    }

    /// @return the new version; nothing where the conditions do not hold
    private Optional<String> upload(
            String name,
            byte[] content,
            BlobRequestConditions conditions,
            Map<String, String> metadata)
            throws StateStoreException {
        BlockBlobClient blob = blob(name);
        BlockBlobSimpleUploadOptions options =
                new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(content))
                        .setHeaders(new BlobHttpHeaders().setContentType("application/json"))
                        .setMetadata(metadata)
                        .setRequestConditions(conditions);
        return AzureProblems.telling(
                display(),
                "written",
                () -> {
                    try {
                        return Optional.of(
                                quoted(
                                        blob.uploadWithResponse(options, null, Context.NONE)
                                                .getValue()
                                                .getETag()));
                    } catch (BlobStorageException e) {
                        if (isOther(e)) {
                            return Optional.empty();
                        }
                        throw e;
                    }
                });
    }

    private static boolean isOther(BlobStorageException e) {
        BlobErrorCode code = e.getErrorCode();
        return BlobErrorCode.CONDITION_NOT_MET.equals(code)
                || BlobErrorCode.BLOB_ALREADY_EXISTS.equals(code);
    }

    @Override
    public Optional<LockInfo> lock(LockInfo wanted) throws StateStoreException {
        if (properties().isEmpty()) {
            upload(name, new byte[0], new BlobRequestConditions().setIfNoneMatch("*"), Map.of());
        }
        if (!lease(wanted.id())) {
            return Optional.of(holder().orElseGet(this::unknown));
        }
        setMetadata(wanted.id(), note(wanted));
        held = wanted;
        return Optional.empty();
    }

    private boolean lease(String id) throws StateStoreException {
        var lease = new BlobLeaseClientBuilder().blobClient(blob(name)).leaseId(id).buildClient();
        return AzureProblems.telling(
                display(),
                "locked",
                () -> {
                    try {
                        lease.acquireLease(WITHOUT_END);
                        return true;
                    } catch (BlobStorageException e) {
                        if (BlobErrorCode.LEASE_ALREADY_PRESENT.equals(e.getErrorCode())) {
                            return false;
                        }
                        throw e;
                    }
                });
    }

    private LockInfo unknown() {
        return LockInfo.withoutNote(display());
    }

    private void setMetadata(String lease, Map<String, String> note) throws StateStoreException {
        Map<String, String> all =
                new TreeMap<>(properties().map(BlobProperties::getMetadata).orElse(Map.of()));
        all.remove(LOCK);
        all.putAll(note);
        BlockBlobClient blob = blob(name);
        AzureProblems.telling(
                display(),
                "locked",
                () ->
                        blob.setMetadataWithResponse(
                                all,
                                new BlobRequestConditions().setLeaseId(lease),
                                null,
                                Context.NONE));
    }

    private Optional<BlobProperties> properties() throws StateStoreException {
        BlockBlobClient blob = blob(name);
        return AzureProblems.telling(
                display(),
                "read",
                () -> {
                    try {
                        return Optional.of(blob.getProperties());
                    } catch (BlobStorageException e) {
                        if (e.getStatusCode() == 404
                                && !BlobErrorCode.CONTAINER_NOT_FOUND.equals(e.getErrorCode())) {
                            return Optional.empty();
                        }
                        throw e;
                    }
                });
    }

    @Override
    public Optional<LockInfo> holder() throws StateStoreException {
        Optional<BlobProperties> now =
                properties().filter(it -> LeaseStateType.LEASED.equals(it.getLeaseState()));
        if (now.isEmpty()) {
            return Optional.empty();
        }
        String note = now.get().getMetadata().getOrDefault(LOCK, "");
        try {
            return Optional.of(
                    note.isEmpty()
                            ? unknown()
                            : LockInfo.read(
                                    new ByteArrayInputStream(Base64.getDecoder().decode(note))));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(unknown());
        }
    }

    @Override
    public void unlock(LockInfo lock) throws StateStoreException {
        held = null;
        if (holder().filter(now -> now.id().equals(lock.id())).isEmpty()) {
            return;
        }
        setMetadata(lock.id(), Map.of());
        var lease =
                new BlobLeaseClientBuilder()
                        .blobClient(blob(name))
                        .leaseId(lock.id())
                        .buildClient();
        AzureProblems.telling(
                display(),
                "unlocked",
                () -> {
                    lease.releaseLease();
                    return true;
                });
    }

    /// A lease of which nothing is written can only be broken.
    @Override
    public void breakLock(LockInfo other) throws StateStoreException {
        if (other.isNoted()) {
            unlock(other);
            return;
        }
        var lease = new BlobLeaseClientBuilder().blobClient(blob(name)).buildClient();
        AzureProblems.telling(
                display(),
                "unlocked",
                () ->
                        lease.breakLeaseWithResponse(
                                new BlobBreakLeaseOptions().setBreakPeriod(Duration.ZERO),
                                null,
                                Context.NONE));
    }

    void delete() throws StateStoreException {
        new Beside().deleteAll();
        delete(name);
    }

    private void delete(String name) throws StateStoreException {
        BlockBlobClient blob = blob(name);
        AzureProblems.telling(
                display(),
                "deleted",
                () ->
                        blob.deleteIfExistsWithResponse(
                                DeleteSnapshotsOptionType.INCLUDE, null, null, Context.NONE));
    }

    @Override
    public Optional<Companions> companions() {
        return Optional.of(new Beside());
    }

    /// Blobs in the same folder, with a dot before the name of the state: Terraform takes every blob whose
    /// name begins as that of a workspace does for a workspace.
    private final class Beside implements Companions {
        private String blob(Companion which) {
            int base = name.lastIndexOf('/') + 1;
            return name.substring(0, base) + "." + name.substring(base) + which.suffix();
        }

        @Override
        public Optional<byte[]> read(Companion which) throws StateStoreException {
            return AzureState.this.read(blob(which)).map(Content::bytes);
        }

        @Override
        public void write(Companion which, byte[] content) throws StateStoreException {
            upload(blob(which), content, new BlobRequestConditions(), Map.of());
        }

        @Override
        public void delete(Companion which) throws StateStoreException {
            AzureState.this.delete(blob(which));
        }
    }
}
