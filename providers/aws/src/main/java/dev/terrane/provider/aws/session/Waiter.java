package dev.terrane.provider.aws.session;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks until there is an answer: soon at first, then less and less often.
final class Waiter {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private volatile boolean stopped;

    void stop() {
        stopped = true;
    }

    <T> T await(String what, Duration longest, Supplier<Optional<T>> question) {
        long end = System.nanoTime() + longest.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            Optional<T> answer = Refreshing.afresh(question);
            if (answer.isPresent()) {
                return answer.get();
            }
            if (stopped) {
                throw FailedCall.of("Stopped", "Stopped while waiting for " + what + ".");
            }
            if (System.nanoTime() - end > 0) {
                throw FailedCall.of(
                        "Timeout",
                        "Waited "
                                + longest.toSeconds()
                                + " seconds for "
                                + what
                                + ". It may still happen; run again, or give it more time in a `timeouts` block.");
            }
            sleep(pause, what);
            pause =
                    pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                            ? pause.multipliedBy(2)
                            : LONGEST_PAUSE;
        }
    }

    private static void sleep(Duration pause, String what) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FailedCall.of("Stopped", "Stopped while waiting for " + what + ".");
        }
    }
}
