package dev.terrane.backends.consul;

import dev.terrane.backends.consul.ConsulCalls.Entry;
import dev.terrane.state.LockInfo;
import dev.terrane.state.StateStoreException;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The lock of a state: the key `PATH/.lock`, acquired by a session that this process keeps alive. Of a
/// dead run the session ends, and the lock with it. Who holds it stands in `PATH/.lockinfo`.
final class ConsulLock {
    /// As Terraform has them.
    private static final String SESSION =
            "{\"Name\":\"Terraform\",\"TTL\":\"15s\",\"LockDelay\":\"5s\"}";

    private static final int RENEW_SECONDS = 5;

    /// By which Consul's own clients know that a key is a lock.
    private static final String FLAGS = "flags=3304740253564472344";

    private final String path;
    private final ConsulCalls calls;
    private @Nullable Held held;

    private record Held(String session, ScheduledExecutorService keeper, Future<?> renewing) {}

    ConsulLock(String path, ConsulCalls calls) {
        this.path = path;
        this.calls = calls;
    }

    private String key() {
        return path + "/.lock";
    }

    private String note() {
        return path + "/.lockinfo";
    }

    /// @return who is in the way
    synchronized Optional<LockInfo> take(LockInfo wanted) throws StateStoreException {
        Optional<LockInfo> other = holder();
        if (other.isPresent()) {
            return other;
        }
        String session = calls.createSession(SESSION);
        try {
            boolean taken = calls.put(key(), new byte[0], FLAGS + "&acquire=" + session);
            if (!taken) {
                calls.destroySession(session);
                return Optional.of(holder().orElseGet(this::unknown));
            }
            calls.put(note(), wanted.toJson(), "");
        } catch (StateStoreException e) {
            giveBack(session);
            throw e;
        }
        held = kept(session);
        return Optional.empty();
    }

    /// What can not be given back now ends with its session, some seconds later.
    private void giveBack(String session) {
        try {
            calls.put(key(), new byte[0], FLAGS + "&release=" + session);
            calls.destroySession(session);
        } catch (StateStoreException unreachable) {
            // Nobody keeps the session alive.
        }
    }

    private Held kept(String session) {
        ScheduledExecutorService keeper =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("consul-session").factory());
        Future<?> renewing =
                keeper.scheduleWithFixedDelay(
                        () -> renew(session), RENEW_SECONDS, RENEW_SECONDS, TimeUnit.SECONDS);
        return new Held(session, keeper, renewing);
    }

    /// Where it fails once, the next may do; a session that has ended is seen by who asks for the holder.
    private void renew(String session) {
        try {
            calls.renewSession(session);
        } catch (StateStoreException e) {
            // Asked again in a few seconds.
        }
    }

    private LockInfo withoutNote(Entry lock) {
        return LockInfo.withoutNote(lock.session(), path);
    }

    private LockInfo unknown() {
        return LockInfo.withoutNote(path);
    }

    Optional<LockInfo> holder() throws StateStoreException {
        Optional<Entry> lock = calls.get(key()).filter(entry -> !entry.session().isEmpty());
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        Optional<Entry> note = calls.get(note());
        try {
            return note.isEmpty()
                    ? lock.map(this::withoutNote)
                    : Optional.of(LockInfo.read(new ByteArrayInputStream(note.get().value())));
        } catch (IOException e) {
            return lock.map(this::withoutNote);
        }
    }

    synchronized void release() throws StateStoreException {
        Held mine = held;
        held = null;
        if (mine == null) {
            return;
        }
        mine.renewing().cancel(true);
        mine.keeper().shutdown();
        boolean still =
                calls.get(key()).filter(now -> now.session().equals(mine.session())).isPresent();
        if (still) {
            calls.delete(note(), "");
            calls.put(key(), new byte[0], FLAGS + "&release=" + mine.session());
        }
        calls.destroySession(mine.session());
    }

    /// Ends the session of whoever holds it.
    void breakIt() throws StateStoreException {
        Optional<Entry> lock = calls.get(key());
        if (lock.isPresent() && !lock.get().session().isEmpty()) {
            String session = lock.get().session();
            calls.delete(note(), "");
            calls.put(key(), new byte[0], FLAGS + "&release=" + session);
            calls.destroySession(session);
        }
    }
}
