package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.terrane.cli.command.SharedRepository.Copy;
import dev.terrane.cli.command.SharedRepository.Ran;
import dev.terrane.value.Value;
import dev.terrane.value.json.ImpliedJson;
import dev.terrane.value.json.JsonText;

import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.transport.RefSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Against a host that has GitHub's interface, pages, limits and rate limits.
class ReviewPostTest {
    private static final int LIMIT = 65_536;
    private static final String SPOOFED = "<!-- terrane:pull-request run=999 --> not ours";

    private record Comment(long id, String author, String body) {}

    @TempDir private Path folder;
    private final List<Comment> comments = new ArrayList<>();
    private final List<String> statuses = new ArrayList<>();
    private final List<String> pulls = new ArrayList<>();
    private int refusals = 1;
    private HttpServer server;
    private SharedRepository shared;

    @BeforeEach
    void start() throws IOException, GitAPIException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        for (int i = 0; i < 150; i++) {
            comments.add(new Comment(i, "somebody", i == 3 ? SPOOFED : "comment " + i));
        }
        shared = new SharedRepository(folder);
        try (Copy copy = shared.copy("main")) {
            copy.write(".gitignore", ".terrane/\n*.tfstate*\n");
            copy.write(
                    "terrane.hcl",
                    "project \"net\" {}\napproval {\n  never_destroy = [\"terraform_*\"]\n}\n");
            copy.write("net/main.tf", "");
            copy.commit("start");
            copy.push("main");
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String method = exchange.getRequestMethod();
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean allowed =
                    "Bearer secret-token"
                            .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!allowed) {
                send(exchange, 401, "{}");
            } else if (refusals-- > 0) {
                exchange.getResponseHeaders().set("Retry-After", "0");
                send(exchange, 403, "{\"message\": \"secondary rate limit\"}");
            } else if (path.equals("/user")) {
                send(exchange, 200, "{\"login\": \"bot\"}");
            } else if (path.equals("/repos/acme/infra/pulls/7")) {
                send(exchange, 200, pull(7, "x"));
            } else if (path.equals("/repos/acme/infra/pulls")) {
                send(exchange, 200, "[" + String.join(",", pulls) + "]");
            } else if (path.equals("/repos/acme/infra/issues/7/comments")) {
                comments(exchange, method, body);
            } else if (path.startsWith("/repos/acme/infra/issues/comments/")
                    && method.equals("PATCH")) {
                long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
                comments.replaceAll(comment ->
                        comment.id() == id
                                ? new Comment(id, comment.author(), text(body))
                                : comment);
                send(exchange, 200, "{}");
            } else if (path.startsWith("/repos/acme/infra/statuses/")) {
                statuses.add(path.substring(path.lastIndexOf('/') + 1) + " " + body);
                send(exchange, 201, "{}");
            } else {
                send(exchange, 404, "{}");
            }
        }
    }

    /// As far as it is read.
    private static String pull(int number, String branch) {
        return """
        {"number": %d, "state": "open", "merged_at": null, "user": {"login": "ann"},
         "head": {"ref": "%s", "sha": "0", "repo": {"full_name": "acme/infra"}},
         "base": {"ref": "main", "repo": {"full_name": "acme/infra", "html_url": "https://git.acme.dev/acme/infra"}}}
        """
                .formatted(number, branch);
    }

    private static String text(String body) {
        try {
            return ((Value.StringValue) ImpliedJson.read(body).asMap().get("body")).text();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void comments(HttpExchange exchange, String method, String body) throws IOException {
        if (method.equals("POST")) {
            if (text(body).length() > LIMIT) {
                send(exchange, 422, "{\"message\": \"body is too long\"}");
                return;
            }
            comments.add(new Comment(comments.size(), "bot", text(body)));
            send(exchange, 201, "{}");
            return;
        }
        String query = exchange.getRequestURI().getQuery();
        int page = query.contains("page=2") ? 2 : 1;
        if (page == 1) {
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<https://elsewhere.invalid/comments?per_page=100&page=2>; rel=\"next\", <https://elsewhere.invalid/comments?page=2>; rel=\"last\"");
        }
        List<Value> some =
                comments.stream()
                        .skip(100L * (page - 1))
                        .limit(100)
                        .map(comment ->
                                Value.object(
                                        Map.of(
                                                "id", Value.number(comment.id()),
                                                "body", Value.string(comment.body()),
                                                "user",
                                                        Value.object(
                                                                Map.of(
                                                                        "login",
                                                                        Value.string(
                                                                                comment
                                                                                        .author()))))))
                        .toList();
        send(exchange, 200, JsonText.of(Value.tuple(some)));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private Copy planned(String branch, String text) throws IOException, GitAPIException {
        Copy copy = shared.copy(branch).with("GITHUB_TOKEN", "secret-token");
        copy.write("net/main.tf", text);
        copy.commit("change");
        assertThat(copy.run("plan", "-commit").status()).isZero();
        return copy;
    }

    private Ran post(Copy copy, int run, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "review",
                                "post",
                                "-api=http://%s:%d"
                                        .formatted(
                                                server.getAddress().getAddress().getHostAddress(),
                                                server.getAddress().getPort()),
                                "-repository=acme/infra",
                                "-pull-request=7",
                                "-base=main",
                                "-run=" + run));
        words.addAll(List.of(more));
        return copy.run(words.toArray(String[]::new));
    }

    private List<Comment> ours() {
        return comments.stream().filter(comment -> comment.author().equals("bot")).toList();
    }

    @Test
    void oneCommentIsBroughtUpToDateAndNeverByAnOlderRun() throws IOException, GitAPIException {
        try (Copy copy =
                planned("x", "resource \"terraform_data\" \"a\" {\n  input = \"@team\"\n}\n")) {
            assertThat(post(copy, 5).text()).contains("The comment was added.");
            assertThat(ours()).hasSize(1);
            assertThat(ours().getFirst().body())
                    .startsWith("<!-- terrane:pull-request run=5 -->")
                    .contains("1 to add", "terraform_data.a", "`net`");

            copy.write("net/b.tf", "resource \"terraform_data\" \"b\" {}\n");
            copy.commit("more");
            copy.run("plan", "-commit");
            assertThat(post(copy, 6).text()).contains("brought up to date");
            assertThat(post(copy, 6).text()).contains("says that already");
            assertThat(post(copy, 5).text()).contains("of a later run");
            assertThat(ours()).hasSize(1);
            assertThat(ours().getFirst().body()).contains("2 to add", "terraform_data.b");
            assertThat(comments.get(3).body()).isEqualTo(SPOOFED);
            assertThat(statuses).isNotEmpty();
            assertThat(statuses.getLast()).contains("\"success\"", "2 to add");
        }
    }

    @Test
    void rulesComeFromTheBaseBranch() throws IOException, GitAPIException {
        try (Copy copy = shared.copy("main")) {
            copy.write(
                    "net/main.tf",
                    """
                    terraform {
                      backend "local" {
                        path = "%s"
                      }
                    }
                    resource "terraform_data" "a" {}
                    """
                            .formatted(shared.states.resolve("net.tfstate")));
            copy.commit("a");
            copy.push("main");
            assertThat(copy.runIn("net", "apply", "-auto-approve").status()).isZero();
        }
        try (Copy copy = shared.copy("x").with("GITHUB_TOKEN", "secret-token")) {
            copy.write(
                    "net/main.tf",
                    """
                    terraform {
                      backend "local" {
                        path = "%s"
                      }
                    }
                    """
                            .formatted(shared.states.resolve("net.tfstate")));
            copy.write("terrane.hcl", "project \"net\" {}\n");
            copy.commit("no rules any more");
            assertThat(copy.run("plan", "-commit").status()).isZero();
            assertThat(post(copy, 1).status()).isZero();
            assertThat(ours().getFirst().body())
                    .contains("1 blocked", "### Blocked", "is never to be destroyed");
            assertThat(statuses.getLast()).contains("\"failure\"");
        }
    }

    @Test
    void linksToThePlanAtThatCommit() throws IOException, GitAPIException {
        try (Copy copy = planned("x", "resource \"terraform_data\" \"a\" {}\n")) {
            assertThat(post(copy, 1).status()).isZero();
            String head = copy.git.getRepository().resolve("HEAD").name();
            assertThat(ours().getFirst().body())
                    .contains(
                            "](https://git.acme.dev/acme/infra/blob/%s/plans/net/x.plan.json)"
                                    .formatted(head));
        }
    }

    @Test
    void aPlanIsStaleWhereSomethingElseWouldBeDone() throws IOException, GitAPIException {
        try (Copy copy = planned("x", "resource \"terraform_data\" \"a\" {}\n")) {
            copy.write("net/main.tf", "# said otherwise\nresource \"terraform_data\" \"a\" {}\n");
            copy.commit("the same");
            assertThat(post(copy, 1).status()).isZero();
            assertThat(ours().getFirst().body()).doesNotContain("Blocked");

            copy.write("net/main.tf", "resource \"terraform_data\" \"b\" {}\n");
            copy.commit("another");
            assertThat(post(copy, 2).status()).isZero();
            assertThat(ours().getFirst().body().lines().skip(1).limit(5))
                    .anyMatch(line -> line.contains("1 blocked"))
                    .contains("### Blocked");
            assertThat(ours().getFirst().body())
                    .contains(
                            "The plan is stale: what would be done now is something else (terraform_data.a, terraform_data.b)");
            assertThat(statuses.getLast()).contains("\"failure\"");

            assertThat(post(copy, 3, "-verify=never").status()).isZero();
            assertThat(ours().getFirst().body()).doesNotContain("Blocked");
        }
    }

    @Test
    void whatIsNotPlannedBlocks() throws IOException, GitAPIException {
        try (Copy copy = shared.copy("x").with("GITHUB_TOKEN", "secret-token")) {
            copy.write("net/main.tf", "resource \"terraform_data\" \"a\" {}\n");
            copy.commit("no plan");
            assertThat(post(copy, 1, "-verify=always").status()).isZero();
            assertThat(ours().getFirst().body())
                    .contains("### Blocked", "net: No plan of it is committed", "terraform_data.a");
        }
    }

    @Test
    void ofTwoThatCollideTheLaterIsBlocked() throws IOException, GitAPIException {
        try (Copy copy = planned("x", "resource \"terraform_data\" \"a\" {\n  input = 1\n}\n")) {
            copy.push("x");
            copy.git.push().setRefSpecs(new RefSpec("+HEAD:refs/pull/7/head")).call();
        }
        try (Copy copy = planned("y", "resource \"terraform_data\" \"a\" {\n  input = 2\n}\n")) {
            copy.git.push().setRefSpecs(new RefSpec("+HEAD:refs/pull/3/head")).call();
        }
        try (Copy copy = shared.copy("x").with("GITHUB_TOKEN", "secret-token")) {
            pulls.add(pull(3, "y"));
            pulls.add(pull(7, "x"));
            pulls.add(pull(9, "gone"));
            assertThat(post(copy, 1).status()).isZero();
            assertThat(ours().getFirst().body())
                    .contains(
                            "### Blocked", "It collides with pull request #3", "terraform_data.a");

            pulls.set(0, pull(8, "y"));
            copy.git
                    .push()
                    .setRefSpecs(new RefSpec("+refs/remotes/origin/x:refs/pull/7/head"))
                    .call();
            try (Copy other = shared.copy("main")) {
                other.git
                        .fetch()
                        .setRefSpecs(new RefSpec("refs/pull/3/head:refs/heads/three"))
                        .call();
                other.git.push().setRefSpecs(new RefSpec("three:refs/pull/8/head")).call();
            }
            assertThat(post(copy, 2).status()).isZero();
            assertThat(ours().getFirst().body())
                    .doesNotContain("### Blocked")
                    .contains("### To be noted", "pull request #8", "blocked by this one");
        }
    }

    @Test
    void thousandsOfChangesFit() throws IOException, GitAPIException {
        try (Copy copy =
                planned(
                        "x",
                        """
                        resource "terraform_data" "many" {
                          count = 5000
                          input = "value ${count.index} ${md5(count.index)}"
                        }
                        """)) {
            assertThat(post(copy, 1).text()).contains("The comment was added.");
            assertThat(ours().getFirst().body().length()).isLessThan(LIMIT);
            assertThat(ours().getFirst().body()).contains("5000 to add");
        }
    }

    @Test
    void saysWhatTheHostAnswered() throws IOException, GitAPIException {
        try (Copy copy = planned("x", "resource \"terraform_data\" \"a\" {}\n")) {
            Ran refused = post(copy.with("GITHUB_TOKEN", "wrong"), 1);
            assertThat(refused.status()).isEqualTo(Command.FAILED);
            assertThat(refused.text()).contains("the host answered 401").doesNotContain("wrong");
        }
    }
}
