package dev.terrane.provider.aws.session;

import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// An HTTP client that says which requests may be sent again after the connection was lost.
///
/// Where there was no answer, AWS may have done what was asked, or not. Reading twice harms nobody,
/// and a request with a token of its own is carried out once however often it comes; anything else
/// might be made twice.
final class RepeatableReads implements SdkHttpClient {
    private static final List<String> READING =
            List.of("Describe", "Get", "List", "BatchGet", "Head", "Validate", "Lookup");
    private static final List<String> TOKENS =
            List.of(
                    "ClientToken",
                    "clientToken",
                    "ClientRequestToken",
                    "clientRequestToken",
                    "CallerReference",
                    "CreationToken",
                    "IdempotencyToken");
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final Set<SdkHttpMethod> READING_METHODS =
            Set.of(SdkHttpMethod.GET, SdkHttpMethod.HEAD);
    private static final int LONGEST_FORM = 64 * 1024;

    private final SdkHttpClient client;
    private final SdkHttpClient patching;

    /// @param patching for requests by the method PATCH
    RepeatableReads(SdkHttpClient client, SdkHttpClient patching) {
        this.client = client;
        this.patching = patching;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean patches = request.httpRequest().method() == SdkHttpMethod.PATCH;
        ExecutableHttpRequest prepared = (patches ? patching : client).prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    return prepared.call();
                } catch (IOException lost) {
                    if (!isFinal(lost) && isRepeatable(request)) {
                        throw again(lost);
                    }
                    throw lost;
                }
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private static RetryableException again(IOException lost) {
        return RetryableException.builder()
                .message("The connection was lost: " + lost.getMessage())
                .cause(lost)
                .build();
    }

    /// It would be so the next time too.
    private static boolean isFinal(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException
                || failure instanceof SSLPeerUnverifiedException;
    }

    private static boolean isRepeatable(HttpExecuteRequest request) throws IOException {
        if (READING_METHODS.contains(request.httpRequest().method())) {
            return true;
        }
        String body = body(request);
        return operation(request.httpRequest(), body).filter(RepeatableReads::reads).isPresent()
                || TOKENS.stream().anyMatch(body::contains);
    }

    private static boolean reads(String operation) {
        return READING.stream().anyMatch(operation::startsWith);
    }

    private static Optional<String> operation(SdkHttpRequest request, String body) {
        Optional<String> target = request.firstMatchingHeader("X-Amz-Target");
        if (target.isPresent()) {
            return target.map(text -> text.substring(text.lastIndexOf('.') + 1));
        }
        Matcher action = ACTION.matcher(body);
        return action.find() ? Optional.of(action.group(1)) : Optional.empty();
    }

    private static String body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return "";
        }
        try (InputStream text = request.contentStreamProvider().get().newStream()) {
            return new String(text.readNBytes(LONGEST_FORM), StandardCharsets.UTF_8);
        }
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
        patching.close();
    }
}
