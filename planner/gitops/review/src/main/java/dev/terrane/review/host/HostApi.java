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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Requests to the REST interface of a host. It waits where the host asks to slow down, and asks for all
/// pages of a list.
final class HostApi {
    private static final int ATTEMPTS = 5;
    private static final int LONGEST_WAIT_SECONDS = 300;
    private static final int LONGEST_MESSAGE = 300;
    private static final int MOST_PAGES = 500;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String GET = "GET";

    /// `<https://host/list?page=2>; rel="next"`
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>[^,]*;\\s*rel=\"?next\"?");

    private final HttpClient client;
    private final String base;
    private final Map<String, String> headers;

    /// @param base without a slash at the end
    /// @param headers with which the token is shown
    HostApi(HttpClient client, String base, Map<String, String> headers) {
        this.client = client;
        this.base = base.replaceFirst("/+$", "");
        this.headers = Map.copyOf(headers);
    }

    Value get(String path) throws IOException {
        return value(ask(GET, path, Optional.empty()));
    }

    Value send(String method, String path, Map<String, Value> body) throws IOException {
        return value(ask(method, path, Optional.of(JsonText.of(Value.object(body)))));
    }

    void delete(String path) throws IOException {
        ask("DELETE", path, Optional.empty());
    }

    /// All elements of a list that comes in pages, as `Link` says. Of the link only the query is taken: a
    /// host behind another one names itself by an address that need not be the one that it is reached by.
    ///
    /// @param path without the size of a page
    List<Value> all(String path) throws IOException {
        String query = path.contains("?") ? path.substring(path.indexOf('?') + 1) + "&" : "";
        String list = path.replaceFirst("\\?.*", "");
        List<Value> all = new ArrayList<>();
        Optional<String> next = Optional.of(query + "per_page=100&limit=50");
        for (int page = 0; next.isPresent(); page++) {
            if (page == MOST_PAGES) {
                throw new IOException("%s: the list has no end".formatted(list));
            }
            HttpResponse<String> answer = ask(GET, list + "?" + next.get(), Optional.empty());
            all.addAll(Members.list(value(answer)));
            next = next(answer);
        }
        return all;
    }

    private static Optional<String> next(HttpResponse<String> answer) {
        for (String link : answer.headers().allValues("Link")) {
            Matcher next = NEXT.matcher(link);
            if (next.find()) {
                return Optional.ofNullable(URI.create(next.group(1)).getRawQuery());
            }
        }
        return Optional.empty();
    }

    private static Value value(HttpResponse<String> answer) throws IOException {
        return answer.body().isBlank() ? Value.NULL : ImpliedJson.read(answer.body());
    }

    private HttpResponse<String> ask(String method, String path, Optional<String> body)
            throws IOException {
        HttpRequest request = request(method, path, body);
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> answer = exchange(request);
            if (answer.statusCode() < 300) {
                return answer;
            }
            Optional<Long> wait = Waiting.seconds(answer, method);
            if (wait.isEmpty() || attempt == ATTEMPTS || wait.get() > LONGEST_WAIT_SECONDS) {
                throw problem(method, path, answer, wait);
            }
            pause(wait.get());
        }
    }

    private HttpRequest request(String method, String path, Optional<String> body) {
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
        return request.build();
    }

    private static HostException problem(
            String method, String path, HttpResponse<String> answer, Optional<Long> wait) {
        return new HostException(
                answer.statusCode(),
                "%s %s: the host answered %d: %s%s"
                        .formatted(
                                method,
                                path,
                                answer.statusCode(),
                                message(answer),
                                wait.map(" (to be asked again in %d seconds)"::formatted)
                                        .orElse("")));
    }

    private static String message(HttpResponse<String> answer) {
        String text = answer.body().replaceAll("\\s+", " ");
        return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + "..." : text;
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            throw new IOException(
                    "%s can not be reached: %s".formatted(request.uri().getHost(), reason(e)), e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static void pause(long seconds) throws IOException {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
