package dev.terrane.cli.view;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.applying.ApplyProgress.Action;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// Says every ten seconds, of each task that takes longer, that it is still running.
///
/// A daemon thread looks once a second; it is there from the first task on.
final class StillRunning implements AutoCloseable {
    private static final long PERIOD_SECONDS = 10;
    private static final long LOOK_MILLIS = 1000;
    private static final long NANOS = 1_000_000_000L;

    private final Listener listener;
    private final LongSupplier nanoTime;
    private final SortedMap<Task, Since> tasks = new TreeMap<>();
    private @Nullable Thread ticker;

    @FunctionalInterface
    interface Listener {
        void still(Task task, long seconds);
    }

    /// @param id of the object, empty where it has none yet
    record Task(ResourceInstanceAddress address, Action action, String id)
            implements Comparable<Task> {
        private static final Comparator<Task> ORDER =
                Comparator.comparing(Task::address).thenComparing(Task::action);

        @Override
        public int compareTo(Task other) {
            return ORDER.compare(this, other);
        }
    }

    private record Since(long startNanos, long toldSeconds) {}

    private record Due(Task task, long seconds) {}

    StillRunning(Listener listener) {
        this(listener, System::nanoTime);
    }

    StillRunning(Listener listener, LongSupplier nanoTime) {
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    synchronized void start(ResourceInstanceAddress address, Action action, String id) {
        tasks.put(new Task(address, action, id), new Since(nanoTime.getAsLong(), 0));
        if (ticker == null) {
            ticker = Thread.ofPlatform().daemon().name("still-running").start(this::watch);
        }
    }

    synchronized void end(ResourceInstanceAddress address, Action action) {
        tasks.remove(new Task(address, action, ""));
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(LOOK_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tells of those that another ten seconds have passed for.
    void look() {
        for (Due task : due()) {
            listener.still(task.task(), task.seconds());
        }
    }

    private synchronized List<Due> due() {
        long now = nanoTime.getAsLong();
        List<Due> due = new ArrayList<>();
        tasks.replaceAll((task, since) -> {
            long seconds = (now - since.startNanos()) / NANOS;
            long mark = seconds - seconds % PERIOD_SECONDS;
            if (mark <= since.toldSeconds()) {
                return since;
            }
            due.add(new Due(task, mark));
            return new Since(since.startNanos(), mark);
        });
        return due;
    }

    @Override
    public synchronized void close() {
        tasks.clear();
        if (ticker != null) {
            ticker.interrupt();
        }
    }
}
