package dev.terrane.review.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.review.host.Loopback.Answer;
import dev.terrane.review.host.Loopback.Request;
import dev.terrane.review.host.ReviewHost.Comment;
import dev.terrane.review.host.ReviewHost.Issue;
import dev.terrane.review.host.ReviewHost.Posted;
import dev.terrane.review.host.ReviewHost.PullRequest;
import dev.terrane.review.host.ReviewHost.State;
import dev.terrane.review.host.ReviewHost.Status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.ProxySelector;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Each host by its own interface, as its documentation has it.
class HostsTest {
    private static final Comment NINE = new Comment("9", "bot", "old");
    private static final Issue FOUR = new Issue("4", "bot", "title", "body");

    private static ReviewHost host(Loopback server, String kind, String prefix)
            throws ReviewHosts.MissingException {
        Map<String, String> environment =
                Map.of(
                        "GITHUB_TOKEN", "gh",
                        "GITLAB_TOKEN", "gl",
                        "GITEA_TOKEN", "gt");
        return hosts(
                        environment,
                        Optional.of(kind),
                        Optional.of(server.address() + prefix),
                        Optional.of("acme/infra"),
                        Optional.empty())
                .find();
    }

    private static ReviewHosts hosts(
            Map<String, String> environment,
            Optional<String> kind,
            Optional<String> api,
            Optional<String> repository,
            Optional<String> origin) {
        return new ReviewHosts(
                new ReviewHosts.Wanted(kind, api, repository, Optional.empty(), origin),
                environment,
                ProxySelector.of(null));
    }

    private static Loopback answering(Map<String, String> answers) throws IOException {
        return new Loopback(request ->
                Optional.ofNullable(answers.get(request.line()))
                        .map(Answer::of)
                        .orElseGet(() ->
                                request.method().equals("GET")
                                        ? Answer.status(404)
                                        : new Answer(
                                                request.method().equals("DELETE") ? 204 : 201,
                                                Map.of(),
                                                "{}")));
    }

    private static final String GITHUB_PULL =
            """
            {"number": 7, "state": "open", "merged_at": %s, "user": {"login": "ann"},
             "head": {"ref": "f/x", "sha": "abc", "repo": {"full_name": "%s"}},
             "base": {"ref": "main", "repo": {"full_name": "acme/infra", "html_url": "https://git.acme.dev/acme/infra"}}}
            """;

    private static final PullRequest PULL =
            new PullRequest(
                    "7",
                    "ann",
                    "f/x",
                    "main",
                    "abc",
                    false,
                    "https://git.acme.dev/acme/infra",
                    false);

    @Test
    void gitHub() throws IOException, ReviewHosts.MissingException {
        Map<String, String> answers = new HashMap<>();
        String merged = GITHUB_PULL.formatted("\"2026-01-01T00:00:00Z\"", "eve/infra");
        answers.put("GET /user", "{\"login\": \"bot\"}");
        answers.put("GET /repos/acme/infra/pulls/7", GITHUB_PULL.formatted("null", "acme/infra"));
        answers.put(
                "GET /repos/acme/infra/commits/abc/pulls?per_page=100&limit=50",
                "[" + merged + "]");
        answers.put(
                "GET /repos/acme/infra/issues/7/comments?per_page=100&limit=50",
                "[{\"id\": 2481234567, \"user\": {\"login\": \"bot\"}, \"body\": \"b\"}, {\"id\": 2, \"user\": null, \"body\": null}]");
        answers.put(
                "GET /repos/acme/infra/issues?state=open&per_page=100&limit=50",
                """
                [{"number": 4, "user": {"login": "bot"}, "title": "title", "body": "body"},
                 {"number": 5, "user": {"login": "eve"}, "title": "title", "body": "body"},
                 {"number": 7, "user": {"login": "bot"}, "title": "title", "body": "body", "pull_request": {}}]
                """);
        try (Loopback server = answering(answers)) {
            ReviewHost host = host(server, "github", "");

            assertThat(host.self()).isEqualTo("bot");
            assertThat(host.pullRequest("7")).isEqualTo(PULL);
            assertThat(host.pullRequestsOf("abc"))
                    .singleElement()
                    .returns(true, PullRequest::fork)
                    .returns(true, PullRequest::merged);
            assertThat(host.comments("7"))
                    .containsExactly(
                            new Comment("2481234567", "bot", "b"), new Comment("2", "", ""));
            assertThat(host.openIssues()).containsExactly(FOUR);
            assertThat(host.page(PULL, "abc", "plans/n w/a)b.json"))
                    .isEqualTo("https://git.acme.dev/acme/infra/blob/abc/plans/n%20w/a%29b.json");
            writes(host);
            assertThat(host.addCheck("abc", new Status(State.FAILURE, "terrane", "d"), "page"))
                    .isTrue();

            assertThat(server.requests()).allMatch(request -> request.token().equals("Bearer gh"));
            assertThat(written(server))
                    .containsExactly(
                            "POST /repos/acme/infra/issues/7/comments {\"body\":\"new\"}",
                            "PATCH /repos/acme/infra/issues/comments/9 {\"body\":\"newer\"}",
                            "DELETE /repos/acme/infra/issues/comments/9 ",
                            "POST /repos/acme/infra/issues {\"body\":\"b\",\"title\":\"t\"}",
                            "PATCH /repos/acme/infra/issues/4 {\"body\":\"b\",\"title\":\"t\"}",
                            "POST /repos/acme/infra/issues/4/comments {\"body\":\"bye\"}",
                            "PATCH /repos/acme/infra/issues/4 {\"state\":\"closed\"}",
                            "POST /repos/acme/infra/statuses/abc {\"context\":\"terrane\",\"description\":\""
                                    + "d".repeat(137)
                                    + "...\",\"state\":\"failure\"}",
                            "POST /repos/acme/infra/check-runs {\"conclusion\":\"failure\",\"head_sha\":\"abc\",\"name\":\"terrane\",\"output\":{\"summary\":\"page\",\"title\":\"d\"},\"status\":\"completed\"}");
        }
    }

    /// What counts is what was set last, since it says so: the same said again makes no difference.
    @ParameterizedTest
    @CsvSource({
        "github, /repos/acme/infra/commits/abc/statuses?per_page=100&limit=50, context, state",
        "gitea, /repos/acme/infra/commits/abc/statuses?per_page=100&limit=50, context, status",
        "gitlab, /projects/acme%2Finfra/repository/commits/abc/statuses?all=true&per_page=100&limit=50, name, status"
    })
    void statuses(String kind, String path, String context, String state)
            throws IOException, ReviewHosts.MissingException {
        String one =
                "{\"id\": %%d, \"%s\": \"%%s\", \"%s\": \"%%s\", \"description\": \"%%s\", \"created_at\": \"2026-01-01T%%s:00:00Z\"}"
                        .formatted(context, state);
        String all =
                String.join(
                        ",",
                        one.formatted(4, "terrane", "success", "again", "13"),
                        one.formatted(3, "terrane", "success", "again", "12"),
                        one.formatted(2, "terrane", "pending", "begun", "12"),
                        one.formatted(1, "other", "failed", "", "09"),
                        one.formatted(0, "terrane", "success", "again", "08"));
        try (Loopback server = answering(Map.of("GET " + path, "[" + all + "]"))) {
            assertThat(host(server, kind, "").statuses("abc"))
                    .containsOnly(
                            Map.entry(
                                    "other",
                                    new Posted(
                                            new Status(State.FAILURE, "other", ""),
                                            Instant.parse("2026-01-01T09:00:00Z"))),
                            Map.entry(
                                    "terrane",
                                    new Posted(
                                            new Status(State.SUCCESS, "terrane", "again"),
                                            Instant.parse("2026-01-01T12:00:00Z"))));
        }
    }

    @Test
    void aWorkflowsTokenIsTheBotsAndMayNotWriteChecksEverywhere()
            throws IOException, ReviewHosts.MissingException {
        try (Loopback server = new Loopback(request -> Answer.status(403))) {
            ReviewHost host = host(server, "github", "");
            assertThat(host.self()).isEqualTo("github-actions[bot]");
            assertThat(host.addCheck("abc", new Status(State.SUCCESS, "t", "d"), "p")).isFalse();
            assertThat(host(server, "forgejo", "").self()).isEqualTo("forgejo-actions");
        }
    }

    @Test
    void gitea() throws IOException, ReviewHosts.MissingException {
        Map<String, String> answers = new HashMap<>();
        answers.put("GET /api/v1/user", "{\"login\": \"bot\"}");
        answers.put(
                "GET /api/v1/repos/acme/infra/pulls/7",
                GITHUB_PULL.formatted("null", "acme/infra"));
        answers.put(
                "GET /api/v1/repos/acme/infra/commits/abc/pull",
                GITHUB_PULL.formatted("\"2026-01-01T00:00:00Z\"", "acme/infra"));
        answers.put(
                "GET /api/v1/repos/acme/infra/issues/7/comments?per_page=100&limit=50",
                "[{\"id\": 9, \"user\": {\"login\": \"bot\"}, \"body\": \"old\"}]");
        try (Loopback server = answering(answers)) {
            ReviewHost host = host(server, "gitea", "/api/v1/");

            assertThat(host.pullRequest("7")).isEqualTo(PULL);
            assertThat(host.pullRequestsOf("abc"))
                    .singleElement()
                    .returns(true, PullRequest::merged);
            assertThat(host.pullRequestsOf("def")).isEmpty();
            assertThat(host.comments("7")).containsExactly(NINE);
            assertThat(host.page(PULL, "abc", "p.json"))
                    .isEqualTo("https://git.acme.dev/acme/infra/src/commit/abc/p.json");
            assertThat(host.reference("7")).isEqualTo("refs/pull/7/head");
            assertThat(host.addCheck("abc", new Status(State.SUCCESS, "t", "d"), "p")).isFalse();
            writes(host);

            assertThat(server.requests()).allMatch(request -> request.token().equals("token gt"));
            assertThat(written(server))
                    .contains(
                            "POST /api/v1/repos/acme/infra/issues/7/comments {\"body\":\"new\"}",
                            "DELETE /api/v1/repos/acme/infra/issues/comments/9 ")
                    .anyMatch(
                            line -> line.startsWith("POST /api/v1/repos/acme/infra/statuses/abc"));
        }
    }

    @Test
    void gitLab() throws IOException, ReviewHosts.MissingException {
        String base = "/api/v4/projects/acme%2Finfra";
        String request =
                """
                {"iid": 7, "state": "%s", "author": {"username": "ann"}, "source_branch": "f/x",
                 "target_branch": "main", "sha": "abc", "source_project_id": %d, "target_project_id": 1,
                 "web_url": "https://git.acme.dev/acme/infra/-/merge_requests/7"}
                """;
        Map<String, String> answers = new HashMap<>();
        answers.put("GET /api/v4/user", "{\"username\": \"bot\"}");
        answers.put("GET " + base + "/merge_requests/7", request.formatted("opened", 1));
        answers.put(
                "GET " + base + "/merge_requests?state=opened&per_page=100&limit=50",
                "[" + request.formatted("opened", 2) + "]");
        answers.put(
                "GET " + base + "/repository/commits/abc/merge_requests?per_page=100&limit=50",
                "[" + request.formatted("merged", 1) + "," + request.formatted("opened", 1) + "]");
        answers.put(
                "GET " + base + "/merge_requests/7/notes?sort=asc&per_page=100&limit=50",
                "[{\"id\": 9, \"author\": {\"username\": \"bot\"}, \"body\": \"old\"}]");
        answers.put(
                "GET " + base + "/issues?state=opened&scope=all&per_page=100&limit=50",
                "[{\"iid\": 4, \"author\": {\"username\": \"bot\"}, \"title\": \"title\", \"description\": \"body\"}]");
        try (Loopback server = answering(answers)) {
            ReviewHost host = host(server, "gitlab", "/api/v4");

            assertThat(host.pullRequest("7")).isEqualTo(PULL);
            assertThat(host.openPullRequests()).singleElement().returns(true, PullRequest::fork);
            assertThat(host.pullRequestsOf("abc")).hasSize(1);
            assertThat(host.comments("7")).containsExactly(NINE);
            assertThat(host.openIssues()).containsExactly(FOUR);
            assertThat(host.page(PULL, "abc", "p.json"))
                    .isEqualTo("https://git.acme.dev/acme/infra/-/blob/abc/p.json");
            assertThat(host.reference("7")).isEqualTo("refs/merge-requests/7/head");
            writes(host);

            assertThat(written(server))
                    .containsExactly(
                            "POST " + base + "/merge_requests/7/notes {\"body\":\"new\"}",
                            "PUT " + base + "/merge_requests/7/notes/9 {\"body\":\"newer\"}",
                            "DELETE " + base + "/merge_requests/7/notes/9 ",
                            "POST " + base + "/issues {\"description\":\"b\",\"title\":\"t\"}",
                            "PUT " + base + "/issues/4 {\"description\":\"b\",\"title\":\"t\"}",
                            "POST " + base + "/issues/4/notes {\"body\":\"bye\"}",
                            "PUT " + base + "/issues/4 {\"state_event\":\"close\"}",
                            "POST "
                                    + base
                                    + "/statuses/abc {\"description\":\""
                                    + "d".repeat(200)
                                    + "\",\"name\":\"terrane\",\"state\":\"failed\"}");
        }
    }

    @Test
    void gitLabRefusesAStatusThatIsSetAlready() throws IOException, ReviewHosts.MissingException {
        String message = "{\"message\": \"Cannot transition status via :enqueue from :pending\"}";
        try (Loopback server = new Loopback(request -> new Answer(400, Map.of(), message))) {
            host(server, "gitlab", "").setStatus("abc", new Status(State.PENDING, "t", "d"));
        }
        try (Loopback server = new Loopback(request -> Answer.status(400))) {
            assertThatThrownBy(() ->
                            host(server, "gitlab", "")
                                    .setStatus("abc", new Status(State.PENDING, "t", "d")))
                    .isInstanceOf(HostException.class);
        }
    }

    private static void writes(ReviewHost host) throws IOException {
        host.add("7", "new");
        host.change("7", NINE, "newer");
        host.remove("7", NINE);
        host.open("t", "b");
        host.change(FOUR, "t", "b");
        host.close(FOUR, "bye");
        host.setStatus("abc", new Status(State.FAILURE, "terrane", "d".repeat(200)));
    }

    private static List<String> written(Loopback server) {
        return server.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(HostsTest::text)
                .toList();
    }

    private static String text(Request request) {
        return request.line() + " " + request.body();
    }

    @Test
    void findsTheHostByThePipelineTheAddressOrTheToken() throws ReviewHosts.MissingException {
        Optional<String> none = Optional.empty();
        assertThat(
                        hosts(
                                        Map.of(
                                                "GITHUB_ACTIONS", "true",
                                                "GITHUB_API_URL", "https://git.acme.dev/api/v1",
                                                "GITHUB_REPOSITORY", "a/b",
                                                "GITHUB_TOKEN", "x"),
                                        none,
                                        none,
                                        none,
                                        none)
                                .find())
                .isInstanceOf(GiteaHost.class);
        assertThat(
                        hosts(
                                        Map.of("GITLAB_TOKEN", "x"),
                                        none,
                                        none,
                                        none,
                                        Optional.of("git@git.acme.dev:team/infra.git"))
                                .find())
                .isInstanceOf(GitLabHost.class);
        assertThat(
                        hosts(
                                        Map.of("FORGEJO_TOKEN", "x"),
                                        none,
                                        none,
                                        none,
                                        Optional.of("https://codeberg.org/team/infra.git"))
                                .find())
                .isInstanceOf(GiteaHost.class);
        assertThat(hosts(Map.of(), none, none, Optional.of("a/b"), none).isKnown()).isFalse();
        assertThat(
                        hosts(
                                        Map.of("GITHUB_TOKEN", "x"),
                                        none,
                                        none,
                                        none,
                                        Optional.of("file:///srv/infra.git"))
                                .isKnown())
                .isFalse();
    }

    @Test
    void readsAddressesOfRepositories() {
        assertThat(Origin.of("ssh://git@git.acme.dev:2222/acme/infra.git"))
                .contains(new Origin("https://git.acme.dev", "acme/infra"));
        assertThat(Origin.of("git@github.com:acme/infra"))
                .contains(new Origin("https://github.com", "acme/infra"));
        assertThat(Origin.of("https://x:y@git.acme.dev:8443/acme/sub/infra.git/"))
                .contains(new Origin("https://git.acme.dev:8443", "acme/sub/infra"));
        assertThat(Origin.of("/srv/git/infra.git")).isEmpty();
        assertThat(new Origin("https://github.com", "a/b").api("github"))
                .isEqualTo("https://api.github.com");
        assertThat(new Origin("https://git.acme.dev", "a/b").api("github"))
                .isEqualTo("https://git.acme.dev/api/v3");
    }
}
