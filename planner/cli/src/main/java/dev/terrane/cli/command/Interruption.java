package dev.terrane.cli.command;

import dev.terrane.evaluating.StopSignal;

import java.util.concurrent.atomic.AtomicInteger;

/// Ctrl-C: the first one lets what runs come to its end, the second ends at once, with the state
/// saved as it is.
final class Interruption implements AutoCloseable {
    private static final int INTERRUPTED = 130;

    private final StopSignal stop = new StopSignal();
    private final AtomicInteger times = new AtomicInteger();
    private volatile Runnable onFirst = () -> {};
    private volatile Runnable onSecond = () -> {};
    private final InterruptSignal signal;

    Interruption() {
        signal = InterruptSignal.listen(this::interrupted);
    }

    StopSignal stop() {
        return stop;
    }

    /// @param first asks what is under way to end soon
    /// @param second saves what there is
    void during(Runnable first, Runnable second) {
        onFirst = first;
        onSecond = second;
    }

    private void interrupted() {
        stop.request();
        if (times.incrementAndGet() == 1) {
            System.err.println(
                    "\nStopping: what has begun is brought to its end. Press Ctrl-C again to end at once.");
            onFirst.run();
        } else {
            onSecond.run();
            Runtime.getRuntime().halt(INTERRUPTED);
        }
    }

    @Override
    public void close() {
        signal.close();
    }
}
