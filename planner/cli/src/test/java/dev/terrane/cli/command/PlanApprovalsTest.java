package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.terrane.cli.command.SharedRepository.Copy;
import dev.terrane.cli.command.SharedRepository.Method;
import dev.terrane.cli.command.SharedRepository.Ran;
import dev.terrane.planfile.Sha256;

import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Against a host that has GitHub's interface. It knows commits of branches that clones have no more.
class PlanApprovalsTest {
    @TempDir private Path folder;
    private final List<String> reviews = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private String head = "0";
    private String digest = "";
    private Optional<String> lastOfRebase = Optional.empty();
    private HttpServer server;
    private SharedRepository shared;

    @BeforeEach
    void start() throws IOException, GitAPIException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        shared = new SharedRepository(folder);
        rules("approval {\n  approvers = [\"ann\", \"acme/ops\"]\n}\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void rules(String approval) throws IOException, GitAPIException {
        try (Copy copy = shared.copy("main")) {
            copy.write(".gitignore", ".terrane/\n.terraform/\n");
            copy.write("terrane.hcl", "project \"net\" {}\n" + approval);
            copy.write(
                    "net/main.tf",
                    "terraform {\n  backend \"local\" {\n    path = \"%s\"\n  }\n}\n"
                            .formatted(shared.states.resolve("net.tfstate")));
            copy.write("CODEOWNERS", "* @carl\n/net/ @dora @acme/ops\n");
            copy.commit("rules");
            copy.push("main");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("POST")) {
                said.add(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            String text =
                    switch (path.replaceFirst("^/repos/acme/infra", "")) {
                        case "/user" -> "{\"login\": \"bot\"}";
                        case "/pulls", "/issues/1/comments" -> "[]";
                        case "/pulls/1" -> request();
                        case "/pulls/1/reviews" -> "[" + String.join(",", reviews) + "]";
                        case "/pulls/1/files" ->
                                "[{\"filename\": \"net/one.tf\"}, {\"filename\": \"other/x.tf\"}]";
                        case "/contents/plans/net" ->
                                contents(query.replaceFirst(".*ref=([0-9a-f]+).*", "$1"));
                        case "/orgs/acme/teams/ops/memberships/bob" -> "{\"state\": \"active\"}";
                        case "/collaborators/eve/permission" -> "{\"permission\": \"read\"}";
                        case "/collaborators/ann/permission" -> "{\"permission\": \"write\"}";
                        default ->
                                path.contains("/statuses/")
                                        ? "{}"
                                        : path.endsWith("/commits/" + head + "/statuses")
                                                ? "[" + digest + "]"
                                                : pulls(path);
                    };
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                    text.isEmpty() ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String pulls(String path) {
        if (!path.matches(".*/commits/[0-9a-f]{40}/pulls")) {
            return "";
        }
        boolean known = lastOfRebase.map(commit -> path.contains(commit)).orElse(true);
        return "[" + (known ? request() : "") + "]";
    }

    private String request() {
        return """
        {"number": 1, "user": {"login": "frank"}, "merged_at": "2026-01-01T00:00:00Z",
         "head": {"ref": "one", "sha": "%s", "repo": {"full_name": "acme/infra"}},
         "base": {"ref": "main", "repo": {"full_name": "acme/infra", "html_url": "https://x"}}}
        """
                .formatted(head);
    }

    /// From the repository itself, which keeps what no branch has any more.
    private String contents(String commit) throws IOException {
        List<String> files = new ArrayList<>();
        try (Repository repository =
                        new FileRepositoryBuilder().setGitDir(shared.bare().toFile()).build();
                RevWalk commits = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(repository)) {
            tree.addTree(commits.parseCommit(ObjectId.fromString(commit)).getTree());
            tree.setRecursive(true);
            tree.setFilter(PathFilter.create("plans/net"));
            while (tree.next()) {
                files.add(
                        "{\"path\": \"%s\", \"sha\": \"%s\"}"
                                .formatted(tree.getPathString(), tree.getObjectId(0).name()));
            }
        }
        return "[" + String.join(",", files) + "]";
    }

    private void review(String user, String state, String commit) {
        review(user, state, commit, "2026-01-01T00:00:00Z");
    }

    private void review(String user, String state, String commit, String when) {
        reviews.add(
                "{\"user\": {\"login\": \"%s\"}, \"state\": \"%s\", \"commit_id\": \"%s\", \"submitted_at\": \"%s\"}"
                        .formatted(user, state, commit, when));
    }

    /// @return the commit that is proposed, which has the plan
    private String propose(String input) throws IOException, GitAPIException {
        try (Copy copy = shared.copy("one")) {
            copy.write(
                    "net/one.tf",
                    "resource \"terraform_data\" \"one\" {\n  input = \"%s\"\n}\n"
                            .formatted(input));
            copy.commit("one");
            copy.run("plan", "-commit");
            copy.push("one");
            return copy.git.getRepository().resolve("HEAD").name();
        }
    }

    private Copy hosted(String branch) throws IOException, GitAPIException {
        return shared.copy(branch)
                .with("GITHUB_TOKEN", "token")
                .with("TERRANE_REVIEW_HOST", "github")
                .with("TERRANE_REVIEW_REPOSITORY", "acme/infra")
                .with("TERRANE_REVIEW_API", "http://localhost:" + server.getAddress().getPort());
    }

    private Ran apply() throws IOException, GitAPIException {
        try (Copy copy = hosted("main")) {
            return copy.run("apply", "-committed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsWhatWasApprovedHoweverItWasMerged(Method method)
            throws IOException, GitAPIException {
        review("ann", "APPROVED", propose("1"));
        shared.merge("one", method);

        Ran applied = apply();

        assertThat(applied.text()).contains("1 added");
        assertThat(applied.status()).isZero();
    }

    @Test
    void countsWhereOnlyOtherFilesChangedAfterwards() throws IOException, GitAPIException {
        review("bob", "APPROVED", propose("1"));
        try (Copy copy = shared.copy("one")) {
            copy.write("README.md", "more");
            copy.commit("readme");
            copy.push("one");
        }
        shared.merge("one", Method.SQUASH);

        assertThat(apply().status()).isZero();
    }

    @Test
    void doesNotCountForALaterPlan() throws IOException, GitAPIException {
        String seen = propose("1");
        review("ann", "APPROVED", seen);
        propose("2");
        shared.merge("one", Method.SQUASH);

        Ran applied = apply();

        assertThat(applied.status()).isEqualTo(Command.REFUSED);
        assertThat(applied.text())
                .contains("Approvals are missing")
                .contains("plans/net/one.plan.json: 1 approval of this very plan by ann, acme/ops")
                .contains(
                        "ann approved %s, which holds another version"
                                .formatted(seen.substring(0, 12)))
                .doesNotContain("Apply complete");
    }

    /// What was put together by hand at the merge was seen by nobody, whatever is in it.
    @Test
    void aPlanThatWasSplicedAtTheMergeIsNotTheOneThatWasApproved()
            throws IOException, GitAPIException {
        review("ann", "APPROVED", propose("1"));
        shared.merge("one", Method.SQUASH);
        try (Copy copy = shared.copy("main")) {
            String plan = "plans/net/one.plan.json";
            String text = java.nio.file.Files.readString(copy.folder.resolve(plan));
            copy.write(plan, text.replace("\"input\": \"1\"", "\"input\": \"2\""));
            copy.write("net/one.tf", "resource \"terraform_data\" \"one\" {\n  input = \"2\"\n}\n");
            copy.commit("resolved by hand");
            copy.push("main");
        }

        Ran applied = apply();

        assertThat(applied.status()).isEqualTo(Command.REFUSED);
        assertThat(applied.text())
                .contains("Approvals are missing", "holds another version of the plan")
                .doesNotContain("Apply complete");
    }

    @Test
    void neitherTheAuthorNorStrangersNorThoseWhoTookItBackCount()
            throws IOException, GitAPIException {
        String commit = propose("1");
        review("frank", "APPROVED", commit);
        review("eve", "APPROVED", commit);
        review("ann", "APPROVED", commit);
        review("ann", "CHANGES_REQUESTED", commit);
        review("bob", "DISMISSED", commit);
        shared.merge("one", Method.MERGE);

        Ran applied = apply();

        assertThat(applied.status()).isEqualTo(Command.REFUSED);
        assertThat(applied.text()).contains("and there is none.");
    }

    @Test
    void asManyAsAreNeeded() throws IOException, GitAPIException {
        rules("approval {\n  approvers = [\"ann\", \"acme/ops\"]\n  approvals = 2\n}\n");
        String commit = propose("1");
        review("ann", "APPROVED", commit);
        review("ann", "APPROVED", commit);
        shared.merge("one", Method.MERGE);

        assertThat(apply().text()).contains("2 approvals", "there is that of ann");
        review("bob", "APPROVED", commit);
        assertThat(apply().status()).isZero();
    }

    @Test
    void whoHasApprovedStandsInTheAuditLog() throws IOException, GitAPIException {
        rules("approval {\n  approvers = [\"ann\", \"acme/ops\"]\n  approvals = 2\n}\n");
        String commit = propose("1");
        review("eve", "APPROVED", commit);
        review("ann", "APPROVED", commit);
        review("bob", "APPROVED", commit);
        shared.merge("one", Method.SQUASH);
        assertThat(apply().status()).isZero();

        try (Copy copy = shared.copy("main")) {
            assertThat(copy.runIn("net", "audit", "-json").text())
                    .contains("\"command\":\"apply\"", "\"approvers\":[\"ann\",\"bob\"]");
        }
    }

    @Test
    void whereNobodyIsNamedThoseWhoMayWriteCount() throws IOException, GitAPIException {
        rules("approval {\n  approvals = 1\n}\n");
        String commit = propose("1");
        review("eve", "APPROVED", commit);
        shared.merge("one", Method.MERGE);

        assertThat(apply().status()).isEqualTo(Command.REFUSED);
        review("ann", "APPROVED", commit);
        assertThat(apply().status()).isZero();
    }

    @Test
    void ownersOfWhatItChangesHaveToApprove() throws IOException, GitAPIException {
        rules("approval {\n  codeowners = true\n}\n");
        String commit = propose("1");
        review("dora", "APPROVED", commit);
        shared.merge("one", Method.MERGE);

        Ran applied = apply();
        assertThat(applied.text()).doesNotContain("carl");
        assertThat(applied.status()).isZero();
    }

    @Test
    void ownersThatAreNotThoseOfTheFilesDoNotCount() throws IOException, GitAPIException {
        rules("approval {\n  codeowners = true\n}\n");
        review("carl", "APPROVED", propose("1"));
        shared.merge("one", Method.MERGE);

        assertThat(apply().text())
                .contains("None of the owners of what it changes has approved it: dora, acme/ops");
    }

    @Test
    void theReviewIsBlockedUntilItIsApproved() throws IOException, GitAPIException {
        String commit = propose("1");
        try (Copy copy = hosted("one").with("TERRANE_REVIEW_PULL_REQUEST", "1")) {
            assertThat(copy.run("review", "post", "-base=main").status()).isZero();
            assertThat(said.getFirst()).contains("1 blocked", "and there is none.");
            assertThat(said.getLast()).contains("failure");

            review("ann", "APPROVED", commit);
            said.clear();
            assertThat(copy.run("review", "post", "-base=main").status()).isZero();
            assertThat(said.getFirst()).doesNotContain("blocked");
            assertThat(said.getLast()).contains("success");
        }
    }

    /// Gitea and Forgejo do.
    @Test
    void countsWhereTheHostKnowsOnlyTheLastCommitOfARebase() throws IOException, GitAPIException {
        review("ann", "APPROVED", propose("1"));
        try (Copy copy = shared.copy("one")) {
            copy.write("README.md", "more");
            copy.commit("readme");
            copy.push("one");
        }
        shared.merge("one", Method.REBASE);
        try (Copy copy = shared.copy("main")) {
            lastOfRebase = Optional.of(copy.git.getRepository().resolve("HEAD").name());
        }

        assertThat(apply().status()).isZero();
    }

    /// That of a fork: it is known by its digest, and was not seen before that stood there.
    @Test
    void aPlanThatLiesInNoCommitIsApprovedOnceItsDigestIsThere()
            throws IOException, GitAPIException {
        String plan = "net/one.plan.json";
        Path artifact = folder.resolve("artifact");
        try (Copy copy = shared.copy("one")) {
            copy.write("net/one.tf", "resource \"terraform_data\" \"one\" {}\n");
            head = copy.commit("one");
            copy.push("one");
            assertThat(copy.run("plan", "-commit", "-artifact").status()).isZero();
            Files.createDirectories(artifact.resolve("net"));
            Files.copy(copy.folder.resolve("plans").resolve(plan), artifact.resolve(plan));
        }
        digest =
                """
                {"id": 1, "context": "terrane/plan/net", "state": "success",
                 "description": "sha256:%s", "created_at": "2026-01-01T11:00:00Z"}
                """
                        .formatted(Sha256.of(Files.readAllBytes(artifact.resolve(plan))));
        review("ann", "APPROVED", head, "2026-01-01T10:00:00Z");
        shared.merge("one", Method.SQUASH);
        try (Copy copy = hosted("main")) {
            Ran early = copy.run("apply", "-committed", "-fork-plans=" + artifact);
            assertThat(early.status()).isEqualTo(Command.REFUSED);
            assertThat(early.text()).contains("Approvals are missing", "plans/net/one.plan.json");

            review("ann", "APPROVED", head, "2026-01-01T12:00:00Z");
            Ran applied = copy.run("apply", "-committed", "-fork-plans=" + artifact);
            assertThat(applied.text()).contains("1 added");
            assertThat(applied.status()).isZero();
        }
    }

    @Test
    void whereTheHostCanNotBeAskedNothingIsApplied() throws IOException, GitAPIException {
        review("ann", "APPROVED", propose("1"));
        shared.merge("one", Method.MERGE);
        try (Copy copy = shared.copy("main")) {
            Ran applied = copy.run("apply", "-committed");

            assertThat(applied.status()).isEqualTo(Command.REFUSED);
            assertThat(applied.text()).contains("The approvals are not known");
        }
    }
}
