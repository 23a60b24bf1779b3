package dev.terrane.review.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.review.host.Loopback.Answer;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class HostApiTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static HostApi api(Loopback server) {
        return new HostApi(CLIENT, server.address() + "/", Map.of("Authorization", "Bearer t"));
    }

    @Test
    void followsTheLinksOfPages() throws IOException {
        try (Loopback server =
                new Loopback(request -> {
                    int page =
                            request.path().contains("page=3")
                                    ? 3
                                    : request.path().contains("page=2") ? 2 : 1;
                    String link =
                            "<https://public.invalid/other/list?state=open&page=%d>; rel=\"next\", <https://public.invalid/list?page=3>; rel=\"last\""
                                    .formatted(page + 1);
                    return new Answer(
                            200,
                            page == 3
                                    ? Map.of("Link", "<https://x/list?page=1>; rel=\"first\"")
                                    : Map.of("Link", link),
                            "[%d]".formatted(page));
                })) {
            List<Value> all = api(server).all("/list?state=open");

            assertThat(all)
                    .isEqualTo(
                            IntStream.rangeClosed(1, 3)
                                    .mapToObj(Value::number)
                                    .map(Value.class::cast)
                                    .toList());
            assertThat(server.lines())
                    .containsExactly(
                            "GET /list?state=open&per_page=100&limit=50",
                            "GET /list?state=open&page=2",
                            "GET /list?state=open&page=3");
        }
    }

    /// Some lists of Gitea have no pages, whatever is asked for.
    @Test
    void aListWithoutALinkIsWhole() throws IOException {
        try (Loopback server = new Loopback(request -> Answer.of("[1, 2]"))) {
            assertThat(api(server).all("/list")).hasSize(2);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aListThatNeverEndsIsRefused() throws IOException {
        try (Loopback server =
                new Loopback(request ->
                        new Answer(200, Map.of("Link", "</list?page=2>; rel=\"next\""), "[1]"))) {
            assertThatThrownBy(() -> api(server).all("/list")).hasMessageContaining("has no end");
        }
    }

    /// How hosts say that they were asked too often.
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    429 | Retry-After=0
                    403 | Retry-After=0
                    403 | X-RateLimit-Remaining=0 X-RateLimit-Reset=784111778 Date=Sun,_06_Nov_1994_08:49:37_GMT
                    429 | RateLimit-Reset=784111778 Date=Sun,_06_Nov_1994_08:49:37_GMT
                    429 | Retry-After=Sun,_06_Nov_1994_08:49:38_GMT Date=Sun,_06_Nov_1994_08:49:37_GMT
                    502 | Retry-After=0
                    503 |
                    """)
    void asksAgainWhereItIsToldTo(int status, String headers) throws IOException {
        List<Answer> answers = new ArrayList<>();
        List<String> pairs = new ArrayList<>();
        if (headers != null) {
            for (String pair : headers.split(" ")) {
                pairs.add(pair.substring(0, pair.indexOf('=')));
                pairs.add(pair.substring(pair.indexOf('=') + 1).replace('_', ' '));
            }
        }
        answers.add(Answer.status(status, pairs.toArray(String[]::new)));
        answers.add(Answer.of("{\"a\": 1}"));
        try (Loopback server = new Loopback(request -> answers.removeFirst())) {
            assertThat(Members.text(api(server).get("/x"), "a")).isEqualTo("1");
            assertThat(server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({"GET,401,", "GET,403,", "GET,404,", "GET,500,", "POST,502,", "POST,422,"})
    void doesNotAskAgainWhereThatWouldNotHelp(String method, int status) throws IOException {
        try (Loopback server = new Loopback(request -> Answer.status(status))) {
            assertThatThrownBy(() -> api(server).send(method, "/x", Map.of()))
                    .isInstanceOf(HostException.class)
                    .hasMessageContaining(
                            method + " /x: the host answered " + status + ": {\"message\"")
                    .satisfies(e -> assertThat(((HostException) e).status()).isEqualTo(status));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void doesNotWaitForAnHour() throws IOException {
        try (Loopback server = new Loopback(request -> Answer.status(429, "Retry-After", "3600"))) {
            assertThatThrownBy(() -> api(server).get("/x"))
                    .hasMessageContaining("to be asked again in 3600 seconds");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void saysWhichHostCanNotBeReached() throws IOException {
        String address;
        try (Loopback server = new Loopback(request -> Answer.of("{}"))) {
            address = server.address();
        }
        HostApi api = new HostApi(CLIENT, address, Map.of("Authorization", "Bearer secret"));
        assertThatThrownBy(() -> api.get("/x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("can not be reached")
                .hasMessageNotContaining("secret");
    }
}
