package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.evaluating.StopSignal;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateStoreException;

import java.time.Duration;
import java.util.Optional;

/// Looks every few seconds whether the state's lock is still ours. Where it is not, nothing new is
/// begun; what has been done is saved all the same, if nobody else has written meanwhile.
final class LockWatch implements AutoCloseable {
    private static final Duration USUAL = Duration.ofSeconds(10);

    private final StateLock lock;
    private final StopSignal stop;
    private final Duration between;
    private final Thread thread;
    private volatile boolean lost;

    private LockWatch(StateLock lock, StopSignal stop, Duration between) {
        this.lock = lock;
        this.stop = stop;
        this.between = between;
        this.thread = Thread.ofVirtual().unstarted(this::watch);
    }

    static LockWatch start(StateLock lock, StopSignal stop) {
        return start(lock, stop, USUAL);
    }

    static LockWatch start(StateLock lock, StopSignal stop, Duration between) {
        LockWatch watch = new LockWatch(lock, stop, between);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            while (!lost) {
                Thread.sleep(between);
                if (isGone()) {
                    lost = true;
                    stop.beginNothingMore();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Where nobody answers, the next look may say; a state that can not be saved is told anyway.
    private boolean isGone() {
        try {
            return lock.isLost();
        } catch (StateStoreException e) {
            return false;
        }
    }

    Optional<Diagnostic> problem() {
        return lost
                ? Optional.of(
                        Diagnostic.error(
                                "The state's lock was lost",
                                "Somebody has taken the lock %s away, or it has run out, while this command was at work. Nothing new was begun from then on; what had been done is saved unless the next message says otherwise. See who works on this state, and run the command again."
                                        .formatted(lock.id())))
                : Optional.empty();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
