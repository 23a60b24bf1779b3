package dev.terrane.provider.aws.session;

import dev.terrane.spi.Problem;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

/// What went wrong with a call, in words: what was being done, what AWS answered, what to do.
public final class AwsProblems {
    private static final Set<String> EXPIRED =
            Set.of(
                    "ExpiredToken",
                    "ExpiredTokenException",
                    "RequestExpired",
                    "TokenRefreshRequired");
    private static final Set<String> UNKNOWN_KEYS =
            Set.of(
                    "InvalidClientTokenId",
                    "UnrecognizedClientException",
                    "InvalidAccessKeyId",
                    "AuthFailure",
                    "InvalidSecurity");

    /// Their messages repeat parts of the signed request.
    private static final Set<String> BAD_SIGNATURE =
            Set.of(
                    "SignatureDoesNotMatch",
                    "InvalidSignatureException",
                    "IncompleteSignature",
                    "IncompleteSignatureException");

    private static final Set<String> DENIED =
            Set.of(
                    "AccessDenied",
                    "AccessDeniedException",
                    "UnauthorizedOperation",
                    "NotAuthorized",
                    "AuthorizationError");

    private AwsProblems() {}

    /// @param doing such as `creating aws_vpc`
    public static Problem of(RuntimeException failure, String doing) {
        return switch (failure) {
            case FailedCall told -> told.problem();
            case AwsServiceException answer -> answered(answer, doing);
            case SdkException unsent -> unsent(unsent, doing);
            default -> throw failure;
        };
    }

    /// Whether AWS answered with one of these error codes.
    public static boolean isCode(RuntimeException failure, String... codes) {
        return failure instanceof AwsServiceException answer
                && Arrays.asList(codes).contains(code(answer));
    }

    private static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    private static Problem answered(AwsServiceException answer, String doing) {
        String code = code(answer);
        return Problem.error(
                "AWS refused a request",
                "While "
                        + doing
                        + ", "
                        + operation(answer)
                        + " failed with "
                        + (code.isEmpty() ? "status " + answer.statusCode() : code)
                        + message(answer, code)
                        + advice(answer, code)
                        + requestId(answer));
    }

    private static String operation(Throwable failure) {
        return noted(failure)
                .map(noted -> noted.service() + " " + noted.operation())
                .orElse("a request");
    }

    private static Optional<FailedOperation> noted(Throwable failure) {
        return Stream.of(failure.getSuppressed())
                .filter(FailedOperation.class::isInstance)
                .map(FailedOperation.class::cast)
                .findFirst();
    }

    private static String message(AwsServiceException answer, String code) {
        AwsErrorDetails details = answer.awsErrorDetails();
        @Nullable String message = details == null ? null : details.errorMessage();
        if (BAD_SIGNATURE.contains(code) || message == null || message.isBlank()) {
            return ".";
        }
        return ": " + message.strip() + (message.strip().endsWith(".") ? "" : ".");
    }

    private static String advice(AwsServiceException answer, String code) {
        if (EXPIRED.contains(code)) {
            return " The credentials have expired: sign in again.";
        }
        if (UNKNOWN_KEYS.contains(code)) {
            return " AWS does not know these credentials: check the access key, and that it belongs to"
                    + " this partition and is active.";
        }
        if (BAD_SIGNATURE.contains(code)) {
            return " The secret key does not belong to the access key, or the clock of this machine is"
                    + " wrong.";
        }
        if (DENIED.contains(code)) {
            return " The credentials are valid, but their policies do not allow this operation.";
        }
        if (RetryUtils.isThrottlingException(answer)) {
            return " AWS limits the rate of requests: lower -parallelism, or raise `max_retries`.";
        }
        return "";
    }

    private static String requestId(AwsServiceException answer) {
        return answer.requestId() == null ? "" : " (request " + answer.requestId() + ")";
    }

    private static Problem unsent(SdkException failure, String doing) {
        String where = "While " + doing + ", " + operation(failure) + " could not be sent: ";
        Optional<IOException> cause = cause(failure);
        if (cause.isPresent()) {
            String endpoint = noted(failure).map(FailedOperation::endpoint).orElse("the endpoint");
            return Problem.error(
                    "AWS could not be reached",
                    where + reason(cause.get(), endpoint) + doubt(cause.get(), doing));
        }
        if (isAboutCredentials(failure)) {
            return Problem.error(
                    "No AWS credentials",
                    where
                            + "no credentials could be had. Set AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or the arguments of the provider.");
        }
        return Problem.error("Request to AWS failed", where + failure.getMessage());
    }

    private static Optional<IOException> cause(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, t -> t != null, t -> t.getCause())
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst();
    }

    /// The request may have arrived although no answer came.
    private static String doubt(IOException cause, String doing) {
        boolean sent =
                !(cause instanceof ConnectException
                        || cause instanceof UnknownHostException
                        || cause instanceof SSLException);
        return sent && doing.startsWith("creating ")
                ? " AWS may have done it nevertheless: look whether the object is there before you"
                        + " apply again, and import it if it is."
                : "";
    }

    private static String reason(IOException cause, String endpoint) {
        String message = cause.getMessage() == null ? "" : cause.getMessage();
        return switch (cause) {
            case UnknownHostException unknown ->
                    "no address is known for the host \""
                            + message
                            + "\". Check the region, the endpoint and the name server.";
            case SocketTimeoutException timeout ->
                    endpoint + " gave no answer in time. Check the endpoint and the network.";
            case SSLException ssl ->
                    "the encrypted connection failed ("
                            + message
                            + "). `custom_ca_bundle` names further certificate authorities.";
            case ConnectException refused ->
                    endpoint
                            + " does not accept connections ("
                            + message
                            + "). Check the endpoint and that it is running.";
            default -> endpoint + " ended the connection without an answer (" + message + ").";
        };
    }

    private static boolean isAboutCredentials(SdkException failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        return message.contains("credentials") || message.contains("Credentials");
    }
}
