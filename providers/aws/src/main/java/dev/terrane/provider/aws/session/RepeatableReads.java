package dev.terrane.provider.aws.session;

import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// An HTTP client that says which requests may be sent again after the connection was lost.
///
/// Where there was no answer, AWS may have done what was asked, or not. Reading twice harms nobody,
/// and a request with a token of its own is carried out once however often it comes; anything else
/// might be made twice.
final class RepeatableReads implements SdkHttpClient {
    private static final List<String> TOKENS =
            List.of(
                    "ClientToken",
                    "clientToken",
                    "ClientRequestToken",
                    "clientRequestToken",
                    "CallerReference",
                    "CreationToken",
                    "IdempotencyToken");

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
        SentRequest sent = SentRequest.of(request);
        return sent.reads() || TOKENS.stream().anyMatch(sent.body()::contains);
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
