package dev.terrane.provider.aws.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class RetriesTest {
    private final AtomicLong clock = new AtomicLong();
    private final Pace pace = new Pace(clock::get);

    private Retries retries(int attempts, boolean isConfigured, int budget) {
        return new Retries(
                new AwsSettings.Repeating(attempts, isConfigured, budget), pace, clock::get);
    }

    private static RetryToken start(Retries retries) {
        return retries.acquireInitialToken(AcquireInitialTokenRequest.create("any")).token();
    }

    private RetryToken again(Retries retries, RetryToken token, Throwable failure) {
        RefreshRetryTokenResponse answer =
                retries.refreshRetryToken(
                        RefreshRetryTokenRequest.builder().token(token).failure(failure).build());
        clock.addAndGet(answer.delay().toNanos());
        return answer.token();
    }

    private RetryToken again(Retries retries, RetryToken token, Throwable failure, int times) {
        RetryToken last = token;
        for (int time = 0; time < times; time++) {
            last = again(retries, last, failure);
        }
        return last;
    }

    private static AwsServiceException refused(int status, String code) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    @Test
    void sendsAgainAfterAnErrorOfTheServerAsOftenAsConfigured() {
        Retries retries = retries(3, true, 0);
        RetryToken last = again(retries, start(retries), refused(500, "InternalFailure"), 2);
        assertThatThrownBy(() -> again(retries, last, refused(500, "InternalFailure")))
                .isInstanceOf(TokenAcquisitionFailedException.class);
    }

    @Test
    void doesNotSendAgainWhatIsRefused() {
        Retries retries = retries(25, false, 0);
        assertThatThrownBy(() -> again(retries, start(retries), refused(403, "AccessDenied")))
                .isInstanceOf(TokenAcquisitionFailedException.class);
    }

    @Test
    void doesNotSendAgainWhereNobodyListens() {
        Retries retries = retries(25, false, 0);
        var failure = SdkClientException.create("unsent", new ConnectException("refused"));
        assertThatThrownBy(() -> again(retries, start(retries), failure))
                .isInstanceOf(TokenAcquisitionFailedException.class);
    }

    @Test
    void doesNotSendAgainWhatMayHaveArrived() {
        Retries retries = retries(25, false, 0);
        var failure = SdkClientException.create("unsent", new SocketTimeoutException("slow"));
        assertThatThrownBy(() -> again(retries, start(retries), failure))
                .isInstanceOf(TokenAcquisitionFailedException.class);
    }

    @Test
    void isPatientWithWhatIsOnlyTooFast() {
        Retries retries = retries(25, false, 0);
        again(retries, start(retries), refused(400, "Throttling"), 60);
        assertThat(Duration.ofNanos(clock.get())).isLessThan(Duration.ofMinutes(30));
    }

    @Test
    void givesUpWhereItIsTooFastForHalfAnHour() {
        Retries retries = retries(25, false, 0);
        RetryToken first = start(retries);
        clock.addAndGet(Duration.ofMinutes(31).toNanos());
        assertThatThrownBy(() -> again(retries, first, refused(400, "Throttling")))
                .isInstanceOf(TokenAcquisitionFailedException.class);
    }

    @Test
    void keepsToANumberThatSomebodyChoseAlsoWhereItIsTooFast() {
        Retries retries = retries(2, true, 0);
        RetryToken last = again(retries, start(retries), refused(400, "Throttling"));
        assertThatThrownBy(() -> again(retries, last, refused(400, "Throttling")))
                .isInstanceOf(TokenAcquisitionFailedException.class);
    }

    @Test
    void slowsDownWhatComesAfter() {
        Retries retries = retries(25, false, 0);
        again(retries, start(retries), refused(503, "SlowDown"));
        start(retries);
        assertThat(retries.acquireInitialToken(AcquireInitialTokenRequest.create("any")).delay())
                .isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void spendsTheBudgetOfRetries() {
        Retries retries = retries(25, false, 15);
        RetryToken last = again(retries, start(retries), refused(500, "InternalFailure"), 3);
        assertThatThrownBy(() -> again(retries, last, refused(500, "InternalFailure")))
                .isInstanceOf(TokenAcquisitionFailedException.class)
                .hasMessageContaining("token bucket");
    }

    @Test
    void paysMoreForATimeout() {
        Retries retries = retries(25, false, 15);
        var failure = RetryableException.create("lost", new SocketTimeoutException("slow"));
        RetryToken last = again(retries, start(retries), failure);
        assertThatThrownBy(() -> again(retries, last, failure))
                .hasMessageContaining("token bucket");
    }

    @Test
    void getsTheBudgetBackFromARetryThatSucceeds() {
        Retries retries = retries(25, false, 5);
        RetryToken last = again(retries, start(retries), refused(500, "InternalFailure"));
        retries.recordSuccess(RecordSuccessRequest.create(last));
        again(retries, start(retries), refused(500, "InternalFailure"));
    }
}
