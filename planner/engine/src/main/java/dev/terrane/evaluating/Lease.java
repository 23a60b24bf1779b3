package dev.terrane.evaluating;

import dev.terrane.spi.EphemeralResources;
import dev.terrane.spi.EphemeralResources.OpenAnswer;
import dev.terrane.spi.EphemeralResources.RenewAnswer;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An ephemeral object while it is open: it is renewed whenever its provider asks for that.
final class Lease {
    private static final Duration SHORTEST = Duration.ofMillis(10);

    private final EphemeralResources type;
    private final InstantSource clock;
    private final List<Problem> problems = new ArrayList<>();
    private PrivateData privateData;
    private Optional<Instant> renewAt;
    private boolean closed;

    private Lease(EphemeralResources type, OpenAnswer opened, InstantSource clock) {
        this.type = type;
        this.clock = clock;
        this.privateData = opened.privateData();
        this.renewAt = opened.renewAt();
    }

    static Lease of(EphemeralResources type, OpenAnswer opened, InstantSource clock) {
        Lease lease = new Lease(type, opened, clock);
        if (opened.renewAt().isPresent()) {
            Thread.startVirtualThread(lease::keepOpen);
        }
        return lease;
    }

    /// What went wrong while it was open, and when it was closed.
    synchronized List<Problem> close() {
        if (!closed) {
            closed = true;
            notifyAll();
            problems.addAll(type.close(privateData));
        }
        return problems;
    }

    private synchronized void keepOpen() {
        try {
            while (!closed && renewAt.isPresent()) {
                long millis = Duration.between(clock.instant(), renewAt.get()).toMillis();
                if (millis > 0) {
                    wait(millis);
                } else {
                    renew();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A renewal that fails is told when the object is closed: who uses it learns of it by then, too.
    private void renew() {
        RenewAnswer answer = answer();
        problems.addAll(answer.problems());
        privateData = answer.privateData();
        boolean failed = answer.problems().stream().anyMatch(Problem::isError);
        renewAt = failed ? Optional.empty() : answer.renewAt().map(this::notAtOnce);
    }

    /// A provider that is no longer there is not asked again.
    private RenewAnswer answer() {
        try {
            return type.renew(privateData);
        } catch (RuntimeException e) {
            return new RenewAnswer(
                    privateData,
                    Optional.empty(),
                    List.of(
                            Problem.error(
                                    "Ephemeral object could not be renewed",
                                    "The provider gave no answer: %s.".formatted(e.getMessage()))));
        }
    }

    /// Whatever a provider says, it is not asked without a pause.
    private Instant notAtOnce(Instant wanted) {
        Instant earliest = clock.instant().plus(SHORTEST);
        return wanted.isBefore(earliest) ? earliest : wanted;
    }
}
