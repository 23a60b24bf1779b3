package dev.terrane.review.host;

import dev.terrane.value.Value;
import dev.terrane.value.json.ImpliedJson;
import dev.terrane.value.json.JsonText;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Requests to the REST interface of a host. It waits where the host asks to slow down, and asks for all
/// pages of a list.
final class HostApi {
    private static final int ATTEMPTS = 4;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final int MOST_PAGES = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final Map<String, String> headers;

    /// @param base without a slash at the end
    HostApi(String base, Map<String, String> headers) {
        this.base = base.replaceFirst("/+$", "");
        this.headers = Map.copyOf(headers);
    }

    Value get(String path) throws IOException {
        return send("GET", path, Optional.empty());
    }

    Value send(String method, String path, Map<String, Value> body) throws IOException {
        return send(method, path, Optional.of(JsonText.of(Value.object(body))));
    }

    /// All elements of a list that comes in pages.
    List<Value> all(String path) throws IOException {
        List<Value> all = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            String separator = path.contains("?") ? "&" : "?";
            Value answer = get(path + separator + "per_page=100&limit=50&page=" + page);
            List<Value> some = answer.isNull() ? List.of() : answer.asList();
            if (some.isEmpty()) {
                break;
            }
            all.addAll(some);
        }
        return all;
    }

    private Value send(String method, String path, Optional<String> body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(TIMEOUT)
                        .method(
                                method,
                                body.map(BodyPublishers::ofString)
                                        .orElseGet(BodyPublishers::noBody))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json");
        headers.forEach(request::header);
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> answer = exchange(request.build());
            if (answer.statusCode() < 300) {
                return answer.body().isBlank() ? Value.NULL : ImpliedJson.read(answer.body());
            }
            Optional<Integer> wait = waitSeconds(answer);
            if (wait.isEmpty() || attempt == ATTEMPTS) {
                throw new HostException(
                        answer.statusCode(),
                        "%s %s: the host answered %d: %s"
                                .formatted(method, path, answer.statusCode(), message(answer)));
            }
            pause(wait.get());
        }
    }

    /// Nothing where waiting would not help.
    private static Optional<Integer> waitSeconds(HttpResponse<String> answer) {
        Optional<Integer> said =
                answer.headers()
                        .firstValue("Retry-After")
                        .filter(text -> text.matches("\\d{1,6}"))
                        .map(Integer::parseInt);
        boolean busy = answer.statusCode() == 429 || answer.statusCode() >= 500;
        return said.or(() -> busy ? Optional.of(1) : Optional.empty())
                .map(seconds -> Math.min(seconds, LONGEST_WAIT_SECONDS));
    }

    private static String message(HttpResponse<String> answer) {
        String text = answer.body().replaceAll("\\s+", " ");
        return text.length() > 300 ? text.substring(0, 300) + "..." : text;
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void pause(int seconds) throws IOException {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// A member of an object as text; empty where there is none.
    static String text(Value object, String... names) {
        Value at = object;
        for (String name : names) {
            Value next = at.isNull() ? null : at.asMap().get(name);
            if (next == null) {
                return "";
            }
            at = next;
        }
        if (at instanceof Value.StringValue text) {
            return text.text();
        }
        return at instanceof Value.NumberValue number ? number.number().toString() : "";
    }
}
