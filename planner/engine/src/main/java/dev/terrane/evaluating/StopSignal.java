package dev.terrane.evaluating;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Says that the user wants to stop: what runs is ended, nothing new begins.
public final class StopSignal {
    private final Set<Runnable> listeners = new LinkedHashSet<>();
    private boolean requested;
    private boolean over;

    public void request() {
        List<Runnable> told;
        synchronized (this) {
            requested = true;
            told = List.copyOf(listeners);
        }
        told.forEach(Runnable::run);
    }

    /// Nothing new is begun from here on. What is under way is not told, and comes to its end.
    public synchronized void beginNothingMore() {
        over = true;
    }

    /// Whether nothing new may be begun.
    public synchronized boolean isRequested() {
        return requested || over;
    }

    /// Whether somebody has asked for it.
    public synchronized boolean wasAsked() {
        return requested;
    }

    /// Calls the listener when a stop is requested, at once where that is so already.
    ///
    /// @return ends the listening
    public Listening whenRequested(Runnable listener) {
        boolean already;
        synchronized (this) {
            already = requested;
            listeners.add(listener);
        }
        if (already) {
            listener.run();
        }
        return () -> forget(listener);
    }

    private synchronized void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /// Ended by closing it.
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
