package dev.terrane.laws;

import dev.terrane.evaluating.StopSignal;
import dev.terrane.state.MemoryDisk.Killed;
import dev.terrane.state.MemoryDisk.Life;

import java.util.concurrent.TimeUnit;

/// One run of the command. It ends at a step, or is asked to stop.
final class CommandProcess implements Life {
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int CHANGES_MEANWHILE = 2;

    private final int killedAt;
    private final int stoppedAt;
    private final int slowEach;
    private final StopSignal stop = new StopSignal();
    private int steps;
    private int requests;
    private int changes;

    /// @param killedAt 0 where it lives to its end
    /// @param stoppedAt the change of the cloud at which it is asked to stop, 0 where it is not
    /// @param slowEach each how many-th request or answer is a slow one; 0 where none is
    CommandProcess(int killedAt, int stoppedAt, int slowEach) {
        this.killedAt = killedAt;
        this.stoppedAt = stoppedAt;
        this.slowEach = slowEach;
    }

    static CommandProcess undisturbed() {
        return new CommandProcess(0, 0, 0);
    }

    StopSignal stop() {
        return stop;
    }

    @Override
    public synchronized void step() {
        steps++;
        if (killedAt > 0 && steps >= killedAt) {
            notifyAll();
            throw new Killed(steps == killedAt);
        }
    }

    synchronized boolean isKilled() {
        return killedAt > 0 && steps >= killedAt;
    }

    void change() {
        boolean now;
        synchronized (this) {
            changes++;
            now = changes == stoppedAt;
            notifyAll();
        }
        if (now) {
            stop.request();
        }
    }

    /// A request is on its way, which the cloud gets even where the process ends now.
    synchronized void waitForRequest() {
        requests++;
        waitWhereSlow(2 * requests);
    }

    synchronized void waitForAnswer() {
        waitWhereSlow(2 * requests + 1);
    }

    /// Until others have changed something, so that what was begun first ends last; not for long, since
    /// there may be no others.
    private void waitWhereSlow(int number) {
        if (slowEach == 0 || number % slowEach != 0) {
            return;
        }
        int enough = changes + CHANGES_MEANWHILE;
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        for (long left = LONGEST_WAIT_NANOS;
                left > 0 && changes < enough && !isKilled();
                left = end - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
