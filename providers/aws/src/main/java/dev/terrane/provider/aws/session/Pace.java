package dev.terrane.provider.aws.session;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How fast requests to one service, of one account in one region, may go.
///
/// There is no limit until AWS says that there were too many. From then on requests are sent one after
/// the other at a rate somewhat below the one that was too much; each that succeeds raises it a
/// little, and each further complaint lowers it again. Where the rate has grown past what anybody
/// limits, there is no limit again.
///
/// Example: 40 requests a second were refused; the next go at 28 a second, after ten seconds
/// without a refusal at some 60.
final class Pace {
    private static final long SECOND = 1_000_000_000L;
    private static final double LOWEST = 1;
    private static final double NO_LIMIT = 500;
    private static final double LOWERED_TO = 0.7;
    private static final double RAISED_BY = 0.08;

    private final LongSupplier nanoTime;
    private double limit = Double.POSITIVE_INFINITY;
    private long nextFree;
    private long lowered;
    private long secondStart;
    private int inThisSecond;
    private int inLastSecond;

    /// @param nanoTime the clock, as [System#nanoTime]
    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.secondStart = nanoTime.getAsLong();
        this.nextFree = secondStart;
        this.lowered = secondStart - SECOND;
    }

    /// How long to wait before one more request is sent, after `pause` at least. The place in the
    /// queue is taken by asking.
    synchronized Duration next(Duration pause) {
        long now = nanoTime.getAsLong();
        count(now);
        long earliest = now + pause.toNanos();
        if (!isLimited()) {
            return pause;
        }
        long turn = Math.max(earliest, nextFree);
        nextFree = Math.max(now, nextFree) + (long) (SECOND / limit);
        return Duration.ofNanos(turn - now);
    }

    private void count(long now) {
        long passed = now - secondStart;
        if (passed >= SECOND) {
            inLastSecond = passed < 2 * SECOND ? inThisSecond : 0;
            inThisSecond = 0;
            secondStart = now;
        }
        inThisSecond++;
    }

    private boolean isLimited() {
        return limit < NO_LIMIT;
    }

    /// AWS said that it was too fast. What was sent at the same time is refused for the same reason,
    /// and counts once.
    synchronized void tooFast() {
        long now = nanoTime.getAsLong();
        if (now - lowered < SECOND) {
            return;
        }
        lowered = now;
        double rate = isLimited() ? limit : Math.max(inThisSecond, inLastSecond);
        limit = Math.max(LOWEST, rate * LOWERED_TO);
        nextFree = Math.max(nextFree, now + (long) (SECOND / limit));
    }

    synchronized void succeeded() {
        if (isLimited()) {
            limit += RAISED_BY;
        }
    }

    /// Requests a second; infinite where there is no limit.
    synchronized double limit() {
        return isLimited() ? limit : Double.POSITIVE_INFINITY;
    }
}
