package dev.terrane.backends.memory;

import dev.terrane.state.Companion;
import dev.terrane.state.Companions;
import dev.terrane.state.LockInfo;
import dev.terrane.state.RemoteState;
import dev.terrane.state.RemoteStates;
import dev.terrane.state.StateStoreException;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A place far away that is in this process: the smallest that a backend can be, and the example to
/// copy.
public final class MemoryStates implements RemoteStates {
    private final Map<String, Kept> states = new TreeMap<>();

    /// Fails the call of this number, counted from one.
    private int callsUntilFailure = Integer.MAX_VALUE;

    void failAtCall(int number) {
        callsUntilFailure = number;
    }

    int callsLeft() {
        return callsUntilFailure;
    }

    private synchronized void called() throws StateStoreException {
        if (--callsUntilFailure == 0) {
            throw new StateStoreException("Connection lost", "The connection was cut off.");
        }
    }

    @Override
    public List<String> workspaces() throws StateStoreException {
        called();
        return states.entrySet().stream()
                .filter(e -> e.getValue().content != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public RemoteState state(String workspace) {
        return states.computeIfAbsent(workspace, Kept::new);
    }

    @Override
    public void delete(String workspace) throws StateStoreException {
        called();
        states.remove(workspace);
    }

    private final class Kept implements RemoteState, Companions {
        private final String name;
        private final Map<Companion, byte[]> companions = new HashMap<>();
        private byte @Nullable [] content;
        private int version;
        private @Nullable LockInfo lock;

        Kept(String name) {
            this.name = name;
        }

        @Override
        public String display() {
            return "memory:" + name;
        }

        @Override
        public synchronized Optional<Content> read() throws StateStoreException {
            called();
            return Optional.ofNullable(content)
                    .map(bytes -> new Content(bytes, String.valueOf(version)));
        }

        @Override
        public synchronized Optional<String> write(byte[] next, String expected)
                throws StateStoreException {
            called();
            String now = content == null ? ABSENT : String.valueOf(version);
            if (!now.equals(expected)) {
                return Optional.empty();
            }
            content = next;
            version++;
            return Optional.of(String.valueOf(version));
        }

        @Override
        public synchronized Optional<LockInfo> lock(LockInfo wanted) throws StateStoreException {
            called();
            if (lock != null) {
                return Optional.of(lock);
            }
            lock = wanted;
            return Optional.empty();
        }

        @Override
        public synchronized Optional<LockInfo> holder() throws StateStoreException {
            called();
            return Optional.ofNullable(lock);
        }

        @Override
        public synchronized void unlock(LockInfo held) throws StateStoreException {
            called();
            if (lock != null && lock.id().equals(held.id())) {
                lock = null;
            }
        }

        @Override
        public Optional<Companions> companions() {
            return Optional.of(this);
        }

        @Override
        public synchronized Optional<byte[]> read(Companion which) throws StateStoreException {
            called();
            return Optional.ofNullable(companions.get(which));
        }

        @Override
        public synchronized void write(Companion which, byte[] next) throws StateStoreException {
            called();
            companions.put(which, next);
        }

        @Override
        public synchronized void delete(Companion which) throws StateStoreException {
            called();
            companions.remove(which);
        }
    }
}
