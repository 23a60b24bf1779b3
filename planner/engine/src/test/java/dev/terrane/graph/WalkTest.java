package dev.terrane.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.graph.Walk.Visitor;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

class WalkTest {
    private final Dag<String> dag = new Dag<>();
    private final List<String> visited = new CopyOnWriteArrayList<>();

    /// Notes its visits; those that begin with `bad` fail.
    private class Noting implements Visitor<String> {
        @Override
        public boolean visit(String vertex) {
            visited.add(vertex);
            return !vertex.startsWith("bad");
        }
    }

    @Test
    void visitsWhatIsNeededFirst() {
        dag.connect("c", "b");
        dag.connect("b", "a");
        dag.connect("c", "a");

        Walk.run(dag, new Noting());

        assertThat(visited).containsExactly("a", "b", "c");
    }

    @Test
    void leavesOutWhatDependsOnAFailure() {
        dag.connect("b", "bad");
        dag.connect("c", "b");
        dag.connect("d", "a");

        Walk.run(dag, new Noting());

        assertThat(visited).containsExactlyInAnyOrder("bad", "a", "d");
    }

    @Test
    void visitsWhatCanDoWithoutWhatFailed() {
        dag.connect("b", "bad");
        dag.connect("tolerant", "bad");
        dag.connect("c", "b");

        Walk.run(
                dag,
                new Noting() {
                    @Override
                    public boolean leavesOut(String failed, String dependent) {
                        return !dependent.equals("tolerant");
                    }
                });

        assertThat(visited).containsExactly("bad", "tolerant");
    }

    @Test
    void startsWhatFollowsEarlyBeforeTheOtherHasEnded() {
        dag.connect("early", "slow");
        dag.connect("late", "slow");
        dag.connect("late", "early");
        var earlyWasHere = new CountDownLatch(1);

        Walk.run(
                dag,
                new Noting() {
                    @Override
                    public boolean waits(String vertex) {
                        return true;
                    }

                    @Override
                    public boolean visit(String vertex, Runnable begun) {
                        if (vertex.equals("slow")) {
                            begun.run();
                            await(earlyWasHere);
                        }
                        boolean succeeded = visit(vertex);
                        if (vertex.equals("early")) {
                            earlyWasHere.countDown();
                        }
                        return succeeded;
                    }

                    @Override
                    public boolean followsEarly(String dependent, String dependency) {
                        return Set.of(dependent, dependency).equals(Set.of("early", "slow"));
                    }
                });

        assertThat(visited).containsExactly("early", "slow", "late");
    }

    /// On the caller's thread it would keep everything else from starting while it waits.
    @Test
    void whatStartsEarlyHasAThreadOfItsOwn() {
        dag.connect("follower", "slow");
        dag.connect("later", "follower");
        var started = new CountDownLatch(1);
        Set<String> onCallersThread = ConcurrentHashMap.newKeySet();
        Thread caller = Thread.currentThread();

        Walk.run(
                dag,
                new Noting() {
                    @Override
                    public boolean waits(String vertex) {
                        return vertex.equals("slow");
                    }

                    @Override
                    public boolean visit(String vertex, Runnable begun) {
                        if (vertex.equals("slow")) {
                            begun.run();
                            WalkTest.await(started);
                        }
                        return visit(vertex);
                    }

                    @Override
                    public boolean visit(String vertex) {
                        if (Thread.currentThread().equals(caller)) {
                            onCallersThread.add(vertex);
                        }
                        if (vertex.equals("follower")) {
                            started.countDown();
                        }
                        return super.visit(vertex);
                    }

                    @Override
                    public boolean followsEarly(String dependent, String dependency) {
                        return dependent.equals("follower");
                    }
                });

        assertThat(visited).contains("follower", "slow", "later");
        assertThat(onCallersThread).containsExactly("later");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void handsOnWhatAVisitThrows() {
        dag.add("a");

        assertThatThrownBy(() ->
                        Walk.run(
                                dag,
                                vertex -> {
                                    throw new IllegalStateException("broken: " + vertex);
                                }))
                .hasMessage("broken: a");
    }

    /// On a thread of its own, too, such as one whose stack has overflowed.
    @Test
    void endsWhereAVisitEndsWithAnError() {
        dag.add("a");

        assertThatThrownBy(() ->
                        Walk.run(
                                dag,
                                new Visitor<>() {
                                    @Override
                                    public boolean visit(String vertex) {
                                        throw new StackOverflowError();
                                    }

                                    @Override
                                    public boolean waits(String vertex) {
                                        return true;
                                    }
                                }))
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void manyThatWaitTakeTurns() {
        for (int i = 0; i < 20_000; i++) {
            dag.add("v" + i);
        }
        var now = new AtomicInteger();
        var most = new AtomicInteger();

        Walk.run(
                dag,
                new Noting() {
                    @Override
                    public boolean waits(String vertex) {
                        return true;
                    }

                    @Override
                    public boolean visit(String vertex) {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        LockSupport.parkNanos(1);
                        now.decrementAndGet();
                        return super.visit(vertex);
                    }
                });

        assertThat(visited).hasSize(20_000).doesNotHaveDuplicates();
        assertThat(most.get()).isLessThanOrEqualTo(1_000);
    }

    /// Each of them has begun, and waits for the one before it, which is the last to end.
    @Test
    void thoseThatWaitForOneThatHasBegunDoNotStandInItsWay() {
        var ended = new ConcurrentHashMap<Integer, CountDownLatch>();
        for (int i = 0; i < 5_000; i++) {
            ended.put(i, new CountDownLatch(1));
            dag.add("v" + i);
            if (i > 0) {
                dag.connect("v" + i, "v" + (i - 1));
            }
        }

        Walk.run(
                dag,
                new Noting() {
                    @Override
                    public boolean waits(String vertex) {
                        return true;
                    }

                    @Override
                    public boolean followsEarly(String dependent, String dependency) {
                        return true;
                    }

                    @Override
                    public boolean visit(String vertex, Runnable begun) {
                        int number = Integer.parseInt(vertex.substring(1));
                        begun.run();
                        await(number - 1);
                        ended.get(number).countDown();
                        return visit(vertex);
                    }

                    private void await(int number) {
                        try {
                            if (number >= 0) {
                                ended.get(number).await();
                            }
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                });

        assertThat(visited).hasSize(5_000);
    }
}
