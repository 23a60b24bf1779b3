package dev.terrane.provider.aws.session;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/// Sends requests by the method PATCH, which the JDK's older client does not know. Few services have
/// any, so that this client is made only when one comes.
final class PatchClient implements SdkHttpClient {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /// The client sets these itself, and refuses to be told.
    private static final Set<String> OWN_HEADERS =
            Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final Lazy<HttpClient> client;

    PatchClient(Lazy<HttpClient> client) {
        this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    return answer(
                            client.get()
                                    .send(
                                            PatchClient.request(request),
                                            HttpResponse.BodyHandlers.ofInputStream()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted");
                }
            }

            @Override
            public void abort() {
                // What was sent is answered or not; nobody waits for it any more.
            }
        };
    }

    private static HttpRequest request(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        HttpRequest.Builder builder = HttpRequest.newBuilder(http.getUri()).timeout(LONGEST);
        http.forEachHeader((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder.method(
                        http.method().name(), HttpRequest.BodyPublishers.ofByteArray(body(request)))
                .build();
    }

    private static byte[] body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return new byte[0];
        }
        try (InputStream content = request.contentStreamProvider().get().newStream()) {
            return content.readAllBytes();
        }
    }

    private static HttpExecuteResponse answer(HttpResponse<InputStream> answer) {
        return HttpExecuteResponse.builder()
                .response(
                        SdkHttpResponse.builder()
                                .statusCode(answer.statusCode())
                                .headers(answer.headers().map())
                                .build())
                .responseBody(AbortableInputStream.create(answer.body()))
                .build();
    }

    @Override
    public String clientName() {
        return "Patch";
    }

    @Override
    public void close() {
        client.ifMade(HttpClient::close);
    }
}
