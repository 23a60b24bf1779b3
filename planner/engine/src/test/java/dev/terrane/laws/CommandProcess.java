package dev.terrane.laws;

import dev.terrane.evaluating.StopSignal;
import dev.terrane.state.MemoryDisk.Killed;
import dev.terrane.state.MemoryDisk.Life;

/// One run of the command. It ends at a step, or is asked to stop.
final class CommandProcess implements Life {
    private final int killedAt;
    private final int stoppedAt;
    private final StopSignal stop = new StopSignal();
    private int steps;
    private int changes;

    /// @param killedAt 0 where it lives to its end
    /// @param stoppedAt the change of the cloud at which it is asked to stop, 0 where it is not
    CommandProcess(int killedAt, int stoppedAt) {
        this.killedAt = killedAt;
        this.stoppedAt = stoppedAt;
    }

    static CommandProcess undisturbed() {
        return new CommandProcess(0, 0);
    }

    StopSignal stop() {
        return stop;
    }

    @Override
    public synchronized void step() {
        steps++;
        if (killedAt > 0 && steps >= killedAt) {
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
        }
        if (now) {
            stop.request();
        }
    }
}
