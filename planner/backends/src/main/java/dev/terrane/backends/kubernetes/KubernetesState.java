package dev.terrane.backends.kubernetes;

import dev.terrane.backends.kubernetes.SecretParts.Found;
import dev.terrane.state.Companion;
import dev.terrane.state.Companions;
import dev.terrane.state.LockInfo;
import dev.terrane.state.RemoteState;
import dev.terrane.state.StateStoreException;

import io.fabric8.kubernetes.client.KubernetesClientException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The state of one workspace: a Secret that holds it packed, or several ([SecretParts]), whose version is
/// the one that the cluster gives each object; the cluster itself compares it.
final class KubernetesState implements RemoteState {
    static final int CONFLICT = 409;

    /// A copy of what is being written to several Secrets.
    private static final String NEXT = ".terrane-next";

    private final KubernetesSettings settings;
    private final KubernetesAccess access;
    private final String workspace;
    private final KubernetesLock lock;

    KubernetesState(KubernetesSettings settings, KubernetesAccess access, String workspace) {
        this.settings = settings;
        this.access = access;
        this.workspace = workspace;
        this.lock = new KubernetesLock(settings, access, workspace);
    }

    @Override
    public String display() {
        return "kubernetes:%s/%s".formatted(settings.namespace(), name());
    }

    private String name() {
        return settings.secretOf(workspace);
    }

    /// What is asked of the cluster.
    private interface Request<T> {
        T send() throws StateStoreException;
    }

    private <T> T send(String verb, Request<T> request) throws StateStoreException {
        try {
            return request.send();
        } catch (KubernetesClientException e) {
            throw new KubernetesProblems(display()).failed(verb, e);
        }
    }

    private SecretParts parts() {
        return new SecretParts(settings, access, name(), settings.labelsOf(workspace));
    }

    private SecretParts beside(String suffix) {
        return new SecretParts(settings, access, name() + suffix, settings.labelsBeside(workspace));
    }

    @Override
    public Optional<Content> read() throws StateStoreException {
        return send(
                "read",
                () -> {
                    Optional<Found> found = parts().list();
                    return found.isEmpty() ? Optional.empty() : Optional.of(whole(found.get()));
                });
    }

    /// Where somebody was interrupted between two Secrets, the copy that was made before is complete.
    private Content whole(Found found) throws StateStoreException {
        Optional<Content> content = found.content();
        return content.isPresent()
                ? content.get()
                : beside(NEXT)
                        .read()
                        .filter(copy -> begins(copy.packed(), found.packed()))
                        .flatMap(Found::content)
                        .map(copy -> new Content(copy.bytes(), found.version()))
                        .orElseThrow(() -> new KubernetesProblems(display()).torn(found.count()));
    }

    /// Whether the first Secret is that of the copy, so that the copy is what was being written.
    private static boolean begins(byte[] copy, byte[] there) {
        int length = Math.min(SecretParts.PART_BYTES, copy.length);
        return there.length >= length && Arrays.equals(copy, 0, length, there, 0, length);
    }

    @Override
    public Optional<String> write(byte[] content, String expected) throws StateStoreException {
        List<String> before =
                expected.equals(ABSENT) ? List.of() : List.of(expected.split(",", -1));
        byte[] packed = Gzip.packed(content);
        boolean several = before.size() > 1 || packed.length > SecretParts.PART_BYTES;
        return send(
                "written",
                () -> several ? writeWithCopy(packed, before) : parts().write(packed, before));
    }

    /// Several Secrets can not be written at once. A copy lies beside them meanwhile.
    private Optional<String> writeWithCopy(byte[] packed, List<String> before)
            throws StateStoreException {
        replace(beside(NEXT), packed);
        Optional<String> version = parts().write(packed, before);
        beside(NEXT).delete();
        return version;
    }

    /// Whatever is there.
    private static void replace(SecretParts place, byte[] packed) throws StateStoreException {
        List<String> before = place.read().map(Found::versions).orElse(List.of());
        place.write(packed, before);
    }

    @Override
    public Optional<LockInfo> lock(LockInfo wanted) throws StateStoreException {
        return send("locked", () -> lock.take(wanted));
    }

    @Override
    public Optional<LockInfo> holder() throws StateStoreException {
        return send("locked", lock::holder);
    }

    @Override
    public void unlock(LockInfo held) throws StateStoreException {
        send("unlocked", () -> lock.release(held.id()));
    }

    void delete() throws StateStoreException {
        new Beside().deleteAll();
        send(
                "deleted",
                () -> {
                    beside(NEXT).delete();
                    parts().delete();
                    return lock.delete();
                });
    }

    @Override
    public Optional<Companions> companions() {
        return Optional.of(new Beside());
    }

    /// Secrets whose names begin as the state's does.
    private final class Beside implements Companions {
        @Override
        public Optional<byte[]> read(Companion which) throws StateStoreException {
            return send(
                    "read",
                    () -> {
                        Optional<Found> found = beside(which.suffix()).read();
                        if (found.isEmpty()) {
                            return Optional.empty();
                        }
                        return Optional.of(
                                found.get()
                                        .content()
                                        .map(Content::bytes)
                                        .orElse(found.get().packed()));
                    });
        }

        @Override
        public void write(Companion which, byte[] content) throws StateStoreException {
            send(
                    "written",
                    () -> {
                        replace(beside(which.suffix()), Gzip.packed(content));
                        return which;
                    });
        }

        @Override
        public void delete(Companion which) throws StateStoreException {
            send(
                    "deleted",
                    () -> {
                        beside(which.suffix()).delete();
                        return which;
                    });
        }
    }
}
