package dev.terrane.installing.service;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Requests to servers, with retries.
///
/// What fails for a moment is tried again: a connection that breaks, and the statuses that say so.
/// Redirections are followed; a token goes to the host that it is for, and to no other.
public final class HttpAccess {
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);
    private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTIONS = 10;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final Map<String, String> environment;
    private final int retries;
    private final Duration timeout;
    private volatile @Nullable HttpClient client;

    public HttpAccess(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.retries = number("TF_REGISTRY_DISCOVERY_RETRY", 1);
        this.timeout = Duration.ofSeconds(number("TF_REGISTRY_CLIENT_TIMEOUT", 10));
    }

    private int number(String variable, int otherwise) {
        try {
            int number = Integer.parseInt(environment.getOrDefault(variable, ""));
            return number > 0 ? number : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /// What a server answered.
    public static final class Answer {
        private final int status;
        private final URI uri;
        private final Map<String, String> headers;
        private final byte[] body;

        Answer(int status, URI uri, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.uri = uri;
            this.headers = headers;
            this.body = body;
        }

        public int status() {
            return status;
        }

        /// That answered, after redirections.
        public URI uri() {
            return uri;
        }

        public byte[] body() {
            return body;
        }

        public String text() {
            return new String(body, java.nio.charset.StandardCharsets.UTF_8);
        }

        /// @param name in small letters
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        public boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    /// Whatever the status is.
    ///
    /// @throws IOException where no answer came
    public Answer get(URI uri, Map<String, String> headers) throws IOException {
        HttpResponse<byte[]> response =
                send(uri, headers, Optional.empty(), BodyHandlers.ofByteArray());
        return answer(response, response.body());
    }

    /// Sends a form.
    public Answer post(URI uri, Map<String, String> headers, String form) throws IOException {
        HttpResponse<byte[]> response =
                send(uri, headers, Optional.of(form), BodyHandlers.ofByteArray());
        return answer(response, response.body());
    }

    /// Into a file, if the status is a good one; the body of the answer is empty then.
    public Answer download(URI uri, Map<String, String> headers, Path file) throws IOException {
        HttpResponse<InputStream> response =
                send(uri, headers, Optional.empty(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() / 100 == 2) {
                Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
                return answer(response, new byte[0]);
            }
            return answer(response, body.readAllBytes());
        }
    }

    private static Answer answer(HttpResponse<?> response, byte[] body) {
        Map<String, String> headers = new java.util.TreeMap<>();
        response.headers()
                .map()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        return new Answer(response.statusCode(), response.uri(), headers, body);
    }

    private <T> HttpResponse<T> send(
            URI uri,
            Map<String, String> headers,
            Optional<String> form,
            HttpResponse.BodyHandler<T> body)
            throws IOException {
        long pause = FIRST_PAUSE_MILLIS;
        for (int attempt = 0; ; attempt++) {
            try {
                HttpResponse<T> response = follow(uri, headers, form, body);
                if (!PASSING.contains(response.statusCode()) || attempt >= retries) {
                    return response;
                }
                if (response.body() instanceof InputStream unread) {
                    unread.close();
                }
                pause = Math.max(pause, retryAfter(response));
            } catch (IOException e) {
                if (attempt >= retries || isFinal(e)) {
                    throw e;
                }
            }
            sleep(Math.min(pause, LONGEST_PAUSE_MILLIS));
            pause *= 2;
        }
    }

    /// Trying again makes no certificate better.
    private static boolean isFinal(IOException e) {
        return e instanceof javax.net.ssl.SSLHandshakeException;
    }

    private static long retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(text -> Long.parseLong(text) * 1000)
                .orElse(0L);
    }

    private <T> HttpResponse<T> follow(
            URI first,
            Map<String, String> headers,
            Optional<String> form,
            HttpResponse.BodyHandler<T> body)
            throws IOException {
        URI uri = first;
        for (int redirections = 0; ; redirections++) {
            HttpResponse<T> response = once(uri, first, headers, form, body);
            Optional<String> location = response.headers().firstValue("Location");
            if (!MOVED.contains(response.statusCode()) || location.isEmpty()) {
                return response;
            }
            if (response.body() instanceof InputStream unread) {
                unread.close();
            }
            URI next = uri.resolve(location.get().replace(" ", "%20"));
            if (redirections >= MOST_REDIRECTIONS) {
                throw new IOException("%s redirects on and on".formatted(first));
            }
            if ("https".equals(uri.getScheme()) && !"https".equals(next.getScheme())) {
                throw new IOException(
                        "%s redirects to %s, which is not secure".formatted(uri, next));
            }
            uri = next;
        }
    }

    private <T> HttpResponse<T> once(
            URI uri,
            URI first,
            Map<String, String> headers,
            Optional<String> form,
            HttpResponse.BodyHandler<T> body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(timeout);
        boolean sameHost = Objects.equals(uri.getAuthority(), first.getAuthority());
        headers.forEach((name, value) -> {
            if (sameHost || !name.equalsIgnoreCase("Authorization")) {
                request.header(name, value);
            }
        });
        form.ifPresent(text ->
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(text)));
        try {
            return client().send(request.build(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while %s was asked".formatted(uri), e);
        }
    }

    private HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made =
                    HttpClient.newBuilder()
                            .followRedirects(Redirect.NEVER)
                            .connectTimeout(timeout)
                            .sslContext(Trust.context(environment))
                            .proxy(new Proxies(environment))
                            .build();
            client = made;
        }
        return made;
    }

    private static void sleep(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
