package dev.terrane.evaluating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.EphemeralResources;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

class LeaseTest {
    private static final Problem FAILED = Problem.error("Failed", "It can not be renewed.");

    private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();
    private final AtomicInteger renewals = new AtomicInteger();

    /// Its private data count the renewals.
    private final class Session implements EphemeralResources {
        private final Supplier<RenewAnswer> renewing;
        private final List<Problem> closing;

        Session(Supplier<RenewAnswer> renewing, List<Problem> closing) {
            this.renewing = renewing;
            this.closing = closing;
        }

        @Override
        public List<Problem> validate(Value config) {
            return List.of();
        }

        @Override
        public OpenAnswer open(Value config) {
            return new OpenAnswer(config, data(0), soon(), List.of());
        }

        @Override
        public RenewAnswer renew(PrivateData privateData) {
            happened.add("renewed " + privateData.bytes()[0]);
            return renewing.get();
        }

        @Override
        public List<Problem> close(PrivateData privateData) {
            happened.add("closed " + privateData.bytes()[0]);
            return closing;
        }
    }

    private static PrivateData data(int number) {
        return new PrivateData(new byte[] {(byte) number});
    }

    private static Optional<Instant> soon() {
        return Optional.of(Instant.now());
    }

    private Lease open(Supplier<EphemeralResources.RenewAnswer> renewing, Problem... closing) {
        var session = new Session(renewing, List.of(closing));
        return Lease.of(session, session.open(Value.TRUE), InstantSource.system());
    }

    private EphemeralResources.RenewAnswer again() {
        return new EphemeralResources.RenewAnswer(
                data(renewals.incrementAndGet()), soon(), List.of());
    }

    @Test
    void isRenewedWithWhatTheLastRenewalGave() throws InterruptedException {
        Lease lease = open(this::again);

        assertThat(happened.take()).isEqualTo("renewed 0");
        assertThat(happened.take()).isEqualTo("renewed 1");
        assertThat(lease.close()).isEmpty();
        assertThat(happened).last().isEqualTo("closed " + renewals.get());
    }

    @Test
    void isClosedOnceAndNotRenewedAfterwards() throws InterruptedException {
        Lease lease = open(this::again);
        happened.take();

        lease.close();
        int before = happened.size();
        lease.close();
        Thread.sleep(50);

        assertThat(happened).hasSize(before);
    }

    @Test
    void aRenewalThatFailsIsToldAtTheEndAndNotTriedAgain() throws InterruptedException {
        Lease lease =
                open(() -> new EphemeralResources.RenewAnswer(data(9), soon(), List.of(FAILED)));
        happened.take();

        assertThat(lease.close()).containsExactly(FAILED);
        assertThat(happened).containsExactly("closed 9");
    }

    @Test
    void aProviderThatHasGoneIsToldToo() throws InterruptedException {
        Lease lease =
                open(() -> {
                    throw new IllegalStateException("the process has ended");
                });
        happened.take();

        assertThat(lease.close())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.isError()).isTrue();
                    assertThat(problem.detail()).contains("the process has ended");
                });
    }

    @Test
    void whatFailsAtTheEndIsTold() {
        assertThat(open(this::again, FAILED).close()).contains(FAILED);
    }
}
