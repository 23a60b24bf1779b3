package dev.terrane.graph;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// Visits every vertex after all that it depends on.
///
/// Vertices that wait for the outside run on virtual threads of their own, up to [#MOST_AT_ONCE]; the
/// rest run one after the other on the caller's thread, which is cheaper for what only computes. The
/// bound is there for memory: it is far above what is asked of providers at once, and a vertex that
/// waits for another one waits for one that has begun, so that it can not stand in its way. What depends on a vertex whose visit failed is left out, unless the visitor says
/// that it can do without.
public final class Walk<V> {
    private static final int MOST_AT_ONCE = 1_000;

    private final Dag<V> dag;
    private final Visitor<V> visitor;
    private final int[] open;
    private final boolean[] leftOut;
    private final Deque<Integer> ready = new ArrayDeque<>();

    /// Ready, and there are as many threads as there may be.
    private final Deque<Integer> held = new ArrayDeque<>();

    private final boolean[] begun;

    /// Does not wait until what it depends on is done, but for parts of it by itself.
    private final boolean[] early;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private int remaining;
    private int running;

    /// What is done at a vertex.
    public interface Visitor<V> {
        /// @return whether what depends on it may go on
        boolean visit(V vertex);

        /// The same for a vertex that waits.
        ///
        /// @param begun may be called once, when what follows early can start
        default boolean visit(V vertex, Runnable begun) {
            return visit(vertex);
        }

        /// Whether a dependent starts when what it depends on has begun, and waits by itself for what
        /// it needs of it. Asked of those that say that they have begun; the answer is always the same.
        default boolean followsEarly(V dependent, V dependency) {
            return false;
        }

        /// Whether the visit waits for something outside of this process.
        default boolean waits(V vertex) {
            return false;
        }

        /// Whether a vertex is not visited, because one that it depends on failed or was left out
        /// itself.
        default boolean leavesOut(V failed, V dependent) {
            return true;
        }
    }

    private sealed interface Event {}

    private record Begun(int vertex) implements Event {}

    private record Visited(int vertex, boolean succeeded, @Nullable RuntimeException failure)
            implements Event {}

    private Walk(Dag<V> dag, Visitor<V> visitor) {
        this.dag = dag;
        this.visitor = visitor;
        this.open = new int[dag.size()];
        this.leftOut = new boolean[dag.size()];
        this.begun = new boolean[dag.size()];
        this.early = new boolean[dag.size()];
        this.remaining = dag.size();
    }

    /// The graph must not have cycles.
    ///
    /// @throws RuntimeException the first that a visit threw, after all that runs has ended
    public static <V> void run(Dag<V> dag, Visitor<V> visitor) {
        new Walk<>(dag, visitor).run();
    }

    private void run() {
        for (int v = 0; v < open.length; v++) {
            open[v] = dag.dependencyCount(v);
            if (open[v] == 0) {
                ready.add(v);
            }
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (remaining > 0) {
                step(threads);
            }
        }
    }

    private void step(ExecutorService threads) {
        Event event = events.poll();
        if (event != null) {
            take(event);
            return;
        }
        Integer vertex = ready.poll();
        if (vertex != null) {
            start(vertex, threads);
        } else if (running > 0) {
            take(await());
        } else {
            throw new IllegalStateException("the graph has a cycle");
        }
    }

    private void start(int number, ExecutorService threads) {
        V vertex = dag.vertex(number);
        if (leftOut[number]) {
            complete(number, false);
        } else if (!early[number] && !visitor.waits(vertex)) {
            complete(number, visitor.visit(vertex));
        } else if (running < MOST_AT_ONCE) {
            running++;
            threads.execute(() -> events.add(visit(number)));
        } else {
            held.add(number);
        }
    }

    /// A place has become free.
    private void startHeld() {
        if (!held.isEmpty()) {
            ready.addFirst(held.poll());
        }
    }

    private Visited visit(int number) {
        try {
            boolean succeeded =
                    visitor.visit(dag.vertex(number), () -> events.add(new Begun(number)));
            return new Visited(number, succeeded, null);
        } catch (RuntimeException e) {
            return new Visited(number, false, e);
        } catch (Error e) {
            return new Visited(
                    number, false, new IllegalStateException("a visit has come to no end", e));
        }
    }

    private Event await() {
        try {
            return events.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "a walk is stopped by its visitor, not by interruption", e);
        }
    }

    private void take(Event event) {
        switch (event) {
            case Begun first -> begin(first.vertex());
            case Visited done -> finish(done);
        }
    }

    private void begin(int number) {
        begun[number] = true;
        dag.dependentsOf(number)
                .forEach(dependent -> {
                    if (followsEarly(dependent, number)) {
                        early[dependent] = true;
                        release(dependent);
                    }
                });
    }

    private boolean followsEarly(int dependent, int number) {
        return visitor.followsEarly(dag.vertex(dependent), dag.vertex(number));
    }

    private void release(int number) {
        if (--open[number] == 0) {
            ready.add(number);
        }
    }

    private void finish(Visited done) {
        running--;
        startHeld();
        if (done.failure() != null) {
            throw done.failure();
        }
        complete(done.vertex(), done.succeeded());
    }

    private void complete(int number, boolean succeeded) {
        remaining--;
        dag.dependentsOf(number)
                .forEach(dependent -> {
                    leftOut[dependent] |=
                            !succeeded
                                    && visitor.leavesOut(dag.vertex(number), dag.vertex(dependent));
                    if (!begun[number] || !followsEarly(dependent, number)) {
                        release(dependent);
                    }
                });
    }
}
