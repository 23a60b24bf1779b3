package dev.terrane.provider.aws.checking;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks AWS what only a check wants to know: briefly, and not at all where there are no credentials at
/// hand. Where there is no answer there is nothing to check.
final class Questions {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Questions() {}

    static <T> Optional<T> ask(AwsSession aws, Supplier<T> question) {
        if (!aws.hasCredentialsAtHand()) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.get());
        } catch (SdkException | FailedCall unanswered) {
            return Optional.empty();
        }
    }

    static void briefly(AwsRequestOverrideConfiguration.Builder request) {
        request.apiCallTimeout(LONGEST);
    }
}
