package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.evaluating.StopSignal;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateStoreException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class LockWatchTest {
    private static final Duration OFTEN = Duration.ofMillis(1);

    /// A lock that is what a test says.
    private interface Answer {
        boolean isLost() throws StateStoreException;
    }

    private static StateLock lock(Answer answer) {
        return new StateLock() {
            @Override
            public String id() {
                return "the-id";
            }

            @Override
            public boolean isLost() throws StateStoreException {
                return answer.isLost();
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void nothingNewIsBegunWhenTheLockIsLost() throws InterruptedException {
        StopSignal stop = new StopSignal();
        AtomicInteger told = new AtomicInteger();
        stop.whenRequested(told::incrementAndGet);
        try (LockWatch watch = LockWatch.start(lock(() -> true), stop, OFTEN)) {
            while (!stop.isRequested()) {
                Thread.sleep(1);
            }

            assertThat(told).as("what is under way goes on").hasValue(0);
            assertThat(stop.wasAsked()).isFalse();
            assertThat(watch.problem())
                    .hasValueSatisfying(problem -> {
                        assertThat(problem.summary()).isEqualTo("The state's lock was lost");
                        assertThat(problem.detail()).contains("the-id");
                    });
        }
    }

    @Test
    void whereNobodyAnswersTheNextLookSays() throws InterruptedException {
        StopSignal stop = new StopSignal();
        CountDownLatch looked = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        Answer answer =
                () -> {
                    if (looks.incrementAndGet() < 3) {
                        throw new StateStoreException("Connection lost", "It was cut off.");
                    }
                    looked.countDown();
                    return false;
                };
        try (LockWatch watch = LockWatch.start(lock(answer), stop, OFTEN)) {
            looked.await();

            assertThat(watch.problem()).isEmpty();
            assertThat(stop.isRequested()).isFalse();
        }
    }
}
