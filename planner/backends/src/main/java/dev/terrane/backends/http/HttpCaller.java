package dev.terrane.backends.http;

import dev.terrane.backends.http.HttpSettings.Login;
import dev.terrane.backends.tls.TlsContexts;
import dev.terrane.state.StateStoreException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Asks the server, once more where the connection fails or the server does.
final class HttpCaller implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(30);

    private final HttpClient client;
    private final HttpSettings settings;

    private HttpCaller(HttpClient client, HttpSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    static HttpCaller of(HttpSettings settings) throws StateStoreException {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(TO_CONNECT);
        if (settings.address().getScheme().equals("https")) {
            builder.sslContext(TlsContexts.of("http", settings.tls()));
        }
        return new HttpCaller(builder.build(), settings);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
    record Answer(int status, byte[] body, HttpHeaders headers) {
        Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    Answer call(URI address, String method, byte[] body, Map<String, String> headers)
            throws StateStoreException {
        HttpRequest request = request(address, method, body, headers);
        for (int retry = 0; ; retry++) {
            boolean last = retry >= settings.retries().most();
            try {
                HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
                if (last || response.statusCode() < 500 || response.statusCode() == 501) {
                    return new Answer(response.statusCode(), response.body(), response.headers());
                }
            } catch (IOException e) {
                if (last) {
                    throw problems().unreachable(e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw problems().unreachable(e);
            }
            pause(settings.retries().before(retry));
        }
    }

    private HttpRequest request(
            URI address, String method, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .method(
                                method,
                                body.length == 0
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        settings.login().ifPresent(login -> request.header("Authorization", basic(login)));
        return request.build();
    }

    private static String basic(Login login) {
        byte[] pair = (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private void pause(Duration time) throws StateStoreException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problems().unreachable(e);
        }
    }

    private HttpProblems problems() {
        return new HttpProblems(
                settings.address().getScheme() + "://" + settings.address().getAuthority());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
