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

    private void renew() {
        RenewAnswer answer = type.renew(privateData);
        problems.addAll(answer.problems());
        privateData = answer.privateData();
        boolean failed = answer.problems().stream().anyMatch(Problem::isError);
        renewAt = failed ? Optional.empty() : answer.renewAt();
    }
}
