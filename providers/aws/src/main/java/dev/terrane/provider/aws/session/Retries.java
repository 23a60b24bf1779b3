package dev.terrane.provider.aws.session;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// When a request is sent, and when it is sent again: the two retry modes of AWS's own libraries,
/// with the difference that every request goes at the [Pace] that its service allows, also in mode
/// `standard`.
///
/// Being too fast is no failure. Where nobody has said how often to try (`max_retries`,
/// `AWS_MAX_ATTEMPTS`), a request that AWS refuses only because there are too many is sent again for
/// half an hour, however often that is.
final class Retries implements RetryStrategy {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final BackoffStrategy PAUSES =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(100), LONGEST_PAUSE);
    private static final BackoffStrategy PAUSES_WHEN_TOO_FAST =
            BackoffStrategy.exponentialDelayHalfJitter(Duration.ofMillis(500), LONGEST_PAUSE);

    private final AwsSettings.Repeating settings;
    private final Pace pace;
    private final LongSupplier nanoTime;
    private final RetryBudget budget;

    Retries(AwsSettings.Repeating settings, Pace pace, LongSupplier nanoTime) {
        this.settings = settings;
        this.pace = pace;
        this.nanoTime = nanoTime;
        this.budget = new RetryBudget(settings.budget());
    }

    /// One request.
    ///
    /// @param attempt 1 for the first
    /// @param spent what the last retry cost
    private record Attempts(int attempt, int tooFast, int spent, long start) implements RetryToken {
        private Attempts again(boolean wasTooFast, int cost) {
            return new Attempts(attempt + 1, tooFast + (wasTooFast ? 1 : 0), cost, start);
        }
    }

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
        return AcquireInitialTokenResponse.create(
                new Attempts(1, 0, 0, nanoTime.getAsLong()), pace.next(Duration.ZERO));
    }

    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
        Attempts attempts = (Attempts) request.token();
        Throwable failure = request.failure();
        boolean tooFast = isTooFast(failure);
        if (tooFast) {
            pace.tooFast();
        }
        if (!tooFast && !isWorthAnotherTry(failure)) {
            throw ended("sending it again would not help", request);
        }
        if (isExhausted(attempts, tooFast)) {
            throw ended("it was tried " + attempts.attempt() + " times", request);
        }
        int cost = budget.spend(isTimeout(failure));
        if (cost < 0) {
            throw ended("the token bucket of retries is empty", request);
        }
        Attempts next = attempts.again(tooFast, cost);
        return RefreshRetryTokenResponse.create(next, pace.next(pause(request, next, tooFast)));
    }

    private static Duration pause(
            RefreshRetryTokenRequest request, Attempts next, boolean tooFast) {
        Duration own =
                tooFast
                        ? PAUSES_WHEN_TOO_FAST.computeDelay(next.tooFast())
                        : PAUSES.computeDelay(next.attempt() - 1);
        return request.suggestedDelay().filter(told -> told.compareTo(own) > 0).orElse(own);
    }

    private boolean isExhausted(Attempts attempts, boolean tooFast) {
        boolean patient = tooFast && !settings.isConfigured();
        int counted =
                settings.isConfigured()
                        ? attempts.attempt()
                        : attempts.attempt() - attempts.tooFast();
        return patient
                ? nanoTime.getAsLong() - attempts.start() > PATIENCE.toNanos()
                : counted >= settings.maximumAttempts();
    }

    private static TokenAcquisitionFailedException ended(
            String why, RefreshRetryTokenRequest request) {
        return new TokenAcquisitionFailedException(
                "The request is not sent again: " + why + ".", request.token(), request.failure());
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
        pace.succeeded();
        budget.succeeded(((Attempts) request.token()).spent());
        return RecordSuccessResponse.create(request.token());
    }

    private static boolean isTooFast(Throwable failure) {
        return failure instanceof SdkException e && RetryUtils.isThrottlingException(e);
    }

    /// Not where nobody listens: that will be so the next time too.
    private static boolean isWorthAnotherTry(Throwable failure) {
        return isRetryable(failure)
                && !isCausedBy(failure, ConnectException.class)
                && !isCausedBy(failure, UnknownHostException.class);
    }

    private static boolean isRetryable(Throwable failure) {
        return failure instanceof SdkException e
                && (e.retryable()
                        || RetryUtils.isRetryableException(e)
                        || RetryUtils.isClockSkewException(e)
                        || isServerError(e));
    }

    private static boolean isServerError(SdkException e) {
        return e instanceof SdkServiceException answer
                && (answer.statusCode() >= 500 && answer.statusCode() != 501);
    }

    private static boolean isTimeout(Throwable failure) {
        return isCausedBy(failure, SocketTimeoutException.class);
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> kind) {
        return Stream.<@Nullable Throwable>iterate(failure, t -> t != null, t -> t.getCause())
                .anyMatch(kind::isInstance);
    }

    @Override
    public int maxAttempts() {
        return settings.maximumAttempts();
    }

    /// The SDK asks for it only where it would add conditions of its own, which these have already.
    @Override
    public RetryStrategy.Builder<?, ?> toBuilder() {
        return StandardRetryStrategy.builder().maxAttempts(settings.maximumAttempts());
    }
}
