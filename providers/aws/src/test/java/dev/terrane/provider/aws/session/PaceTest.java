package dev.terrane.provider.aws.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class PaceTest {
    private final AtomicLong clock = new AtomicLong(5_000_000_000L);
    private final Pace pace = new Pace(clock::get);

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private void send(int requests) {
        for (int request = 0; request < requests; request++) {
            pace.next(Duration.ZERO);
        }
    }

    @Test
    void letsEverythingPassAsLongAsNobodyComplains() {
        for (int request = 0; request < 1000; request++) {
            assertThat(pace.next(Duration.ZERO)).isZero();
            pace.succeeded();
        }
    }

    @Test
    void goesSlowerThanWhatWasTooFast() {
        send(40);
        pace.tooFast();
        assertThat(pace.limit()).isEqualTo(28);
    }

    @Test
    void countsComplaintsAboutTheSameMomentOnce() {
        send(40);
        for (int complaint = 0; complaint < 40; complaint++) {
            pace.tooFast();
        }
        assertThat(pace.limit()).isEqualTo(28);
    }

    @Test
    void sendsOneAfterTheOther() {
        send(10);
        pace.tooFast();
        Duration first = pace.next(Duration.ZERO);
        Duration second = pace.next(Duration.ZERO);
        assertThat(second.minus(first)).isBetween(Duration.ofMillis(140), Duration.ofMillis(145));
    }

    @Test
    void waitsAtLeastAsLongAsARepetitionHasTo() {
        send(10);
        pace.tooFast();
        assertThat(pace.next(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void growsFasterWhileItGoesWell() {
        send(10);
        pace.tooFast();
        double low = pace.limit();
        for (int request = 0; request < 100; request++) {
            pace.succeeded();
        }
        assertThat(pace.limit()).isGreaterThan(2 * low);
    }

    @Test
    void forgetsTheLimitWhereItIsOutgrown() {
        send(10);
        pace.tooFast();
        for (int request = 0; request < 10_000; request++) {
            pace.succeeded();
        }
        assertThat(pace.limit()).isInfinite();
        assertThat(pace.next(Duration.ZERO)).isZero();
    }

    @Test
    void neverStopsAltogether() {
        for (int second = 0; second < 100; second++) {
            send(1);
            pace.tooFast();
            pass(Duration.ofSeconds(2));
        }
        assertThat(pace.limit()).isEqualTo(1);
    }
}
