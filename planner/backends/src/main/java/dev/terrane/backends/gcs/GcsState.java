package dev.terrane.backends.gcs;

import dev.terrane.state.Companion;
import dev.terrane.state.Companions;
import dev.terrane.state.LockInfo;
import dev.terrane.state.RemoteState;
import dev.terrane.state.StateStoreException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/// The state of one workspace: an object, whose version is its generation; the storage itself compares
/// that when it is written. It is locked by an object beside it, which only one can make.
final class GcsState implements RemoteState {
    private static final Optional<Long> NONE = Optional.of(0L);

    private final GcsSettings settings;
    private final String workspace;
    private final GcsClient client;

    GcsState(GcsSettings settings, String workspace, GcsClient client) {
        this.settings = settings;
        this.workspace = workspace;
        this.client = client;
    }

    private String object() {
        return settings.stateOf(workspace);
    }

    private String lockObject() {
        return settings.lockOf(workspace);
    }

    @Override
    public String display() {
        return "gs://" + settings.bucket() + "/" + object();
    }

    @Override
    public Optional<Content> read() throws StateStoreException {
        return client.read(object());
    }

    @Override
    public Optional<String> write(byte[] content, String expected) throws StateStoreException {
        return client.write(
                object(),
                content,
                expected.equals(ABSENT) ? NONE : Optional.of(Long.valueOf(expected)));
    }

    @Override
    public Optional<LockInfo> lock(LockInfo wanted) throws StateStoreException {
        return client.write(lockObject(), wanted.toJson(), NONE).isPresent()
                ? Optional.empty()
                : Optional.of(holder().orElseGet(this::unknown));
    }

    private LockInfo unknown() {
        return LockInfo.withoutNote(display());
    }

    @Override
    public Optional<LockInfo> holder() throws StateStoreException {
        Optional<Content> lock = client.read(lockObject());
        try {
            return lock.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LockInfo.read(new ByteArrayInputStream(lock.get().bytes())));
        } catch (IOException e) {
            return Optional.of(unknown());
        }
    }

    /// Only what this process has taken: another one's lock stays.
    @Override
    public void unlock(LockInfo held) throws StateStoreException {
        if (holder().filter(now -> now.id().equals(held.id())).isPresent()) {
            client.delete(lockObject());
        }
    }

    void delete() throws StateStoreException {
        new Beside().deleteAll();
        client.delete(object());
    }

    @Override
    public Optional<Companions> companions() {
        return Optional.of(new Beside());
    }

    /// Objects whose names begin as the state's does.
    private final class Beside implements Companions {
        private String name(Companion which) {
            return object() + which.suffix();
        }

        @Override
        public Optional<byte[]> read(Companion which) throws StateStoreException {
            return client.read(name(which)).map(Content::bytes);
        }

        @Override
        public void write(Companion which, byte[] content) throws StateStoreException {
            client.write(name(which), content, Optional.empty());
        }

        @Override
        public void delete(Companion which) throws StateStoreException {
            client.delete(name(which));
        }
    }
}
