package dev.terrane.evaluating;

import java.util.concurrent.atomic.AtomicBoolean;

/// Says that the user wants to stop: what runs is ended, nothing new begins.
public final class StopSignal {
    private final AtomicBoolean requested = new AtomicBoolean();

    public void request() {
        requested.set(true);
    }

    public boolean isRequested() {
        return requested.get();
    }
}
