package dev.terrane.applying;

import dev.terrane.evaluating.StopSignal;
import dev.terrane.provisioning.ProvisionException;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Something that is done on a thread of its own, which is interrupted when the user asks to stop.
final class Interruptible {
    private final Action action;
    private final AtomicReference<Throwable> outcome = new AtomicReference<>();

    @FunctionalInterface
    interface Action {
        void run() throws ProvisionException, InterruptedException;
    }

    Interruptible(Action action) {
        this.action = action;
    }

    /// @return why it failed, where it did
    Optional<ProvisionException> run(StopSignal stop) {
        Thread thread = Thread.ofVirtual().unstarted(this::perform);
        thread.start();
        StopSignal.Listening listening = stop.whenRequested(thread::interrupt);
        try {
            thread.join();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("workers are stopped by their own signal", e);
        } finally {
            listening.close();
        }
        return failure();
    }

    private void perform() {
        try {
            action.run();
        } catch (ProvisionException | InterruptedException | RuntimeException e) {
            outcome.set(e);
        }
    }

    private Optional<ProvisionException> failure() {
        return switch (outcome.get()) {
            case null -> Optional.empty();
            case ProvisionException failure -> Optional.of(failure);
            case InterruptedException stopped ->
                    Optional.of(new ProvisionException("It was stopped before it had ended."));
            case RuntimeException bug -> throw bug;
            default -> throw new IllegalStateException("nothing else is kept");
        };
    }
}
