package dev.terrane.backends.kubernetes;

import dev.terrane.state.Companion;
import dev.terrane.state.Companions;
import dev.terrane.state.LockInfo;
import dev.terrane.state.RemoteState;
import dev.terrane.state.StateStoreException;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The state of one workspace: a Secret that holds it packed, whose version is the one that the cluster
/// gives each object; the cluster itself compares it.
final class KubernetesState implements RemoteState {
    static final int CONFLICT = 409;
    private static final String DATA = "tfstate";

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

    private Resource<Secret> secret(String name) throws StateStoreException {
        return access.client().secrets().inNamespace(settings.namespace()).withName(name);
    }

    @Override
    public Optional<Content> read() throws StateStoreException {
        return send(
                "read",
                () -> {
                    int parts =
                            access.client()
                                    .secrets()
                                    .inNamespace(settings.namespace())
                                    .withLabels(settings.labelsOf(workspace))
                                    .list()
                                    .getItems()
                                    .size();
                    if (parts > 1) {
                        throw new KubernetesProblems(display()).inParts(parts);
                    }
                    return read(name());
                });
    }

    private Optional<Content> read(String name) throws StateStoreException {
        @Nullable Secret found = secret(name).get();
        if (found == null) {
            return Optional.empty();
        }
        String data = found.getData() == null ? null : found.getData().get(DATA);
        return Optional.of(
                new Content(
                        data == null ? new byte[0] : unpacked(Base64.getDecoder().decode(data)),
                        found.getMetadata().getResourceVersion()));
    }

    @Override
    public Optional<String> write(byte[] content, String expected) throws StateStoreException {
        return send(
                "written",
                () -> {
                    Secret next = made(name(), settings.labelsOf(workspace), content);
                    return expected.equals(ABSENT) ? create(next) : replace(next, expected);
                });
    }

    private Secret made(String name, Map<String, String> labels, byte[] content) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(settings.namespace())
                .withLabels(labels)
                .addToAnnotations("encoding", "gzip")
                .endMetadata()
                .addToData(DATA, Base64.getEncoder().encodeToString(packed(content)))
                .build();
    }

    private Optional<String> create(Secret next) throws StateStoreException {
        try {
            return Optional.of(
                    access.client()
                            .resource(next)
                            .inNamespace(settings.namespace())
                            .create()
                            .getMetadata()
                            .getResourceVersion());
        } catch (KubernetesClientException e) {
            return absentIfConflict(e);
        }
    }

    private static Optional<String> absentIfConflict(KubernetesClientException e) {
        if (e.getCode() == CONFLICT) {
            return Optional.empty();
        }
        throw e;
    }

    private Optional<String> replace(Secret next, String expected) throws StateStoreException {
        next.getMetadata().setResourceVersion(expected);
        try {
            return Optional.of(
                    access.client()
                            .resource(next)
                            .inNamespace(settings.namespace())
                            .lockResourceVersion(expected)
                            .update()
                            .getMetadata()
                            .getResourceVersion());
        } catch (KubernetesClientException e) {
            return absentIfConflict(e);
        }
    }

    private static byte[] packed(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] unpacked(byte[] value) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(value))) {
            return in.readAllBytes();
        } catch (IOException e) {
            return value;
        }
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
        send("deleted", () -> secret(name()).delete());
        send("deleted", lock::delete);
    }

    @Override
    public Optional<Companions> companions() {
        return Optional.of(new Beside());
    }

    /// Secrets whose names begin as the state's does.
    private final class Beside implements Companions {
        private String nameOf(Companion which) {
            return name() + which.suffix();
        }

        @Override
        public Optional<byte[]> read(Companion which) throws StateStoreException {
            return send("read", () -> KubernetesState.this.read(nameOf(which)).map(Content::bytes));
        }

        @Override
        public void write(Companion which, byte[] content) throws StateStoreException {
            Secret next = made(nameOf(which), settings.labelsBeside(workspace), content);
            send(
                    "written",
                    () -> {
                        @Nullable Secret before = secret(nameOf(which)).get();
                        return before == null
                                ? create(next)
                                : replace(next, before.getMetadata().getResourceVersion());
                    });
        }

        @Override
        public void delete(Companion which) throws StateStoreException {
            send("deleted", () -> secret(nameOf(which)).delete());
        }
    }
}
