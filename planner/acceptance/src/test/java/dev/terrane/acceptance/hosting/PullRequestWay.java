package dev.terrane.acceptance.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.terrane.acceptance.hosting.GitHost.Pull;
import dev.terrane.acceptance.hosting.Team.Clone;
import dev.terrane.acceptance.hosting.Terrane.Ran;

import org.eclipse.jgit.api.errors.GitAPIException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/// What happens to pull requests, step by step.
final class PullRequestWay {
    private static final String LOGS = bucket("logs");
    private static final String COMMENT = "<!-- terrane:pull-request run=";

    private final Team team;
    private final GitHost hub;

    PullRequestWay(Team team) {
        this.team = team;
        this.hub = team.hub;
    }

    private static String bucket(String name) {
        return """
        resource "aws_s3_bucket" "%s" {
          bucket = "acme-%s"
        }
        """
                .formatted(name, name);
    }

    private static String thing(String name, String input) {
        return """
        resource "terraform_data" "%s" {
          input = %s
        }
        """
                .formatted(name, input);
    }

    private String comment(Pull pull, String mark) throws IOException {
        assertThat(hub.comments(pull)).filteredOn(text -> text.startsWith(mark)).hasSize(1);
        return hub.comments(pull).stream().filter(t -> t.startsWith(mark)).findFirst().orElse("");
    }

    private static void succeeded(Ran ran) {
        assertThat(ran.status()).as(ran.text()).isZero();
    }

    /// Branch, plan, commit, comment; a second push updates the same comment.
    Pull proposed() throws IOException, GitAPIException {
        Pull pull = team.propose("feature/logs", "live/net/logs.tf", LOGS);
        succeeded(team.check(pull));
        String first = comment(pull, COMMENT);
        assertThat(first)
                .contains("1 to add", "aws_s3_bucket.logs")
                .contains("(" + hub.page(pull.head(), "plans/net/feature~logs.plan.json") + ")");
        assertThat(hub.status(pull.head(), "terrane")).isEqualTo("success");
        assertThat(hub.merge(pull)).get(STRING).containsIgnoringCase("approv");

        hub.approve(pull, "bob");
        try (Clone clone = team.clone("ann", "acme/infra", "feature/logs")) {
            assertThat(clone.folder.resolve("plans/net/feature~logs.plan.md")).exists();
            clone.write("live/net/logs.tf", LOGS + thing("also", "aws_s3_bucket.logs.bucket"));
            clone.commit("more");
            clone.push("feature/logs");
        }
        assertThat(hub.merge(pull)).get(STRING).containsIgnoringCase("status check");
        succeeded(team.check(pull));
        String planned = pull.head();
        assertThat(comment(pull, COMMENT)).contains("2 to add", "terraform_data.also", planned);
        Ran again = team.check(pull);
        assertThat(again.text()).contains("Nothing to commit");
        assertThat(pull.head()).isEqualTo(planned);
        assertThat(hub.merge(pull)).get(STRING).containsIgnoringCase("approv");
        return pull;
    }

    /// Approve, merge, apply, note.
    void applied(Pull pull) throws IOException, GitAPIException {
        team.merge(pull);
        Ran applied = team.apply();
        succeeded(applied);
        assertThat(applied.text()).contains("Resources: 2 added");
        assertThat(hub.status(pull.merged(), "terrane/apply")).isEqualTo("success");
        assertThat(comment(pull, "<!-- terrane:apply run="))
                .contains("**Applied: 1 project**", "aws_s3_bucket.logs", "`ann`");
        assertThat(team.aws("HEAD", "/acme-logs")).isEqualTo(200);
        assertThat(note(pull.merged()))
                .contains("\"who\":\"ann\"", "\"status\":\"applied\"", "feature~logs.plan.json")
                .containsPattern("\"sha256\":\"[0-9a-f]{64}\"")
                .contains("\"address\":\"aws_s3_bucket.logs\"", "\"result\":\"done\"");
        assertThat(team.apply().text()).contains("No plan is committed that is not spent.");
    }

    private String note(String commit) throws IOException, GitAPIException {
        try (Clone clone = team.clone("ann", "acme/infra", "main")) {
            var repository = clone.git.getRepository();
            assertThat(repository.resolve("origin/main").name()).isEqualTo(commit);
            clone.git.fetch().setRefSpecs("refs/notes/terrane:refs/notes/terrane").call();
            var note =
                    clone.git
                            .notesShow()
                            .setNotesRef("refs/notes/terrane")
                            .setObjectId(repository.parseCommit(repository.resolve(commit)))
                            .call();
            return new String(repository.open(note.getData()).getBytes(), StandardCharsets.UTF_8);
        }
    }

    /// One issue, opened, updated and closed.
    void drifted() throws IOException, GitAPIException {
        succeeded(team.drift());
        assertThat(hub.issues()).isEmpty();

        team.aws("DELETE", "/acme-logs");
        assertThat(team.drift().status()).isEqualTo(2);
        assertThat(team.drift().status()).isEqualTo(2);
        assertThat(hub.issues())
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.title()).isEqualTo("Drift in net");
                    assertThat(issue.body()).contains("aws_s3_bucket.logs");
                    assertThat(issue.open()).isTrue();
                });

        team.aws("PUT", "/acme-logs");
        succeeded(team.drift());
        assertThat(hub.issues()).singleElement().returns(false, GitHost.Issue::open);
    }

    void verified() throws IOException, GitAPIException {
        try (Clone clone = team.clone("bob", "acme/infra", "main")) {
            Ran spent = clone.run("verify");
            assertThat(spent.status()).as(spent.text()).isEqualTo(4);
            clone.write("live/net/logs.tf", LOGS + thing("also", "\"other\""));
            Ran other = clone.run("verify");
            assertThat(other.status()).as(other.text()).isEqualTo(3);
            assertThat(other.text()).contains("terraform_data.also");
        }
    }

    void rolledBack(Pull pull) throws IOException, GitAPIException {
        try (Clone clone = team.clone("ann", "acme/infra", "main")) {
            Ran back = clone.run("rollback", pull.merged() + "~1", "-branch=back");
            succeeded(back);
            assertThat(back.text()).contains("what it holds is lost");
            clone.push("back");
        }
        Pull back = hub.open("acme/infra", "back");
        succeeded(team.check(back));
        assertThat(comment(back, COMMENT))
                .contains("### Destroyed or replaced: 2", "aws_s3_bucket.logs");
        team.merge(back);
        assertThat(team.apply().text()).contains("2 destroyed");
        assertThat(team.aws("HEAD", "/acme-logs")).isEqualTo(404);
    }

    /// A failed apply holds the project, and is resumed.
    void resumed() throws IOException, GitAPIException {
        Pull fails =
                team.propose(
                        "fails",
                        "live/net/fails.tf",
                        """
                        resource "terraform_data" "first" {}
                        resource "terraform_data" "fails" {
                          input = terraform_data.first.id
                          provisioner "local-exec" {
                            command = "test -n \\"$GATE\\""
                          }
                        }
                        """);
        succeeded(team.check(fails));
        team.merge(fails);
        assertThat(team.apply().status()).isEqualTo(1);
        assertThat(hub.status(fails.merged(), "terrane/apply")).isEqualTo("failure");
        assertThat(comment(fails, "<!-- terrane:apply run="))
                .contains("Not applied as a whole: 1 of 1 project")
                .contains("`terraform_data.fails`", ", failed")
                .contains("terrane apply -committed -resume net")
                .contains("terrane rollback " + fails.merged().substring(0, 12) + "~1");

        Pull later = team.propose("later", "live/net/later.tf", thing("later", "1"));
        team.check(later);
        team.merge(later);
        Ran held = team.apply();
        assertThat(held.status()).isEqualTo(3);
        assertThat(hub.status(later.merged(), "terrane/apply")).isEqualTo("failure");
        assertThat(comment(later, "<!-- terrane:apply run=")).contains("The project is held");

        try (Clone clone = team.clone("terrane-bot", "acme/infra", "main")) {
            Ran resumed =
                    clone.onEvent("workflow_dispatch")
                            .with("GATE", "open")
                            .run("apply", "-committed", "-resume", "net");
            succeeded(resumed);
        }
        assertThat(hub.status(fails.merged(), "terrane/apply")).isEqualTo("success");
        assertThat(hub.status(later.merged(), "terrane/apply")).isEqualTo("success");
        assertThat(comment(fails, "<!-- terrane:apply run=")).contains("**Applied: 1 project**");
    }

    /// Two pull requests on one project: both at once where they commute, the later blocked where not.
    void together() throws IOException, GitAPIException {
        Pull one = team.propose("one", "live/app/one.tf", thing("one", "1"));
        Pull two = team.propose("two", "live/app/two.tf", thing("two", "2"));
        Pull other = team.propose("other", "live/app/one.tf", thing("one", "3"));
        succeeded(team.check(one));
        succeeded(team.check(two));
        succeeded(team.check(other));
        assertThat(comment(other, COMMENT))
                .contains("### Blocked", "It collides with pull request #" + one.number());
        assertThat(hub.status(other.head(), "terrane")).isEqualTo("failure");
        assertThat(comment(two, COMMENT)).doesNotContain("### Blocked");
        team.merge(two);
        team.merge(one);
        Ran applied = team.apply();
        succeeded(applied);
        assertThat(applied.text()).contains("Resources: 2 added");
        assertThat(comment(one, "<!-- terrane:apply run=")).contains("2 of 2 done");
        assertThat(comment(two, "<!-- terrane:apply run=")).contains("2 of 2 done");
    }

    /// A fork is planned by a token that may only read: the plan is an artifact, which another run posts.
    void forked() throws IOException, GitAPIException {
        hub.fork();
        try (Clone clone = team.clone("eve", "acme/infra", "main")) {
            clone.git
                    .remoteSetUrl()
                    .setRemoteName("origin")
                    .setRemoteUri(
                            new org.eclipse.jgit.transport.URIish(hub.address() + "/eve/infra.git"))
                    .call();
            clone.write("live/app/fork.tf", thing("fork", "1"));
            clone.commit("from a fork");
            clone.push("patch");
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        Pull pull = hub.open("eve/infra", "patch");
        String head = pull.head();
        try (Clone clone = team.clone("eve", "eve/infra", "patch")) {
            Ran waiting = clone.onPullRequest(pull).with("GITHUB_TOKEN", hub.token("eve")).ci();
            assertThat(waiting.status()).isEqualTo(1);
            assertThat(waiting.text()).contains("The plan of a fork waits");

            Ran planned =
                    clone.onLabel(pull, "terrane-plan").with("GITHUB_TOKEN", hub.token("eve")).ci();
            succeeded(planned);
            assertThat(planned.text())
                    .contains("Written, not committed", "plans/app/patch.plan.json", "artifact");
            assertThat(pull.head()).isEqualTo(head);
            assertThat(hub.comments(pull)).isEmpty();

            String plan = Files.readString(clone.folder.resolve("plans/app/patch.plan.json"));
            posted(pull, head, plan);
            applied(pull, plan);
        }
    }

    /// By a run that may write, with the artifact.
    private void posted(Pull pull, String head, String plan) throws IOException, GitAPIException {
        try (Clone posting = team.clone("terrane-bot", "acme/infra", "main")) {
            posting.write("plans/app/patch.plan.json", plan);
            succeeded(
                    posting.onEvent("workflow_run")
                            .run(
                                    "review",
                                    "post",
                                    "-pull-request=" + pull.number(),
                                    "-branch=patch",
                                    "-base=main",
                                    "-sha=" + head,
                                    "-verify=never",
                                    "-digests"));
        }
        assertThat(comment(pull, COMMENT)).contains("1 to add", "terraform_data.fork");
        assertThat(hub.statuses(head).get("terrane/plan/app"))
                .startsWith("success sha256:")
                .hasSize("success sha256:".length() + 64);
    }

    /// The plan lies in no commit: it is known again by its digest.
    private void applied(Pull pull, String plan) throws IOException, GitAPIException {
        team.merge(pull);
        Ran without = team.apply();
        assertThat(without.status()).as(without.text()).isEqualTo(3);
        assertThat(without.text())
                .contains("The plan of a fork is not here", "#" + pull.number(), "-fork-plans");

        Ran changed =
                team.apply(
                        "-fork-plans="
                                + team.kept(
                                        "changed/app/patch.plan.json",
                                        plan.replace("\"input\": 1", "\"input\": 2")));
        assertThat(changed.status()).as(changed.text()).isEqualTo(3);
        assertThat(changed.text()).contains("not the one that was reviewed");
        assertThat(hub.status(pull.merged(), "terrane/apply")).isEqualTo("failure");

        String folder = team.kept("artifact/app/patch.plan.json", plan);
        Ran applied = team.apply("-fork-plans=" + folder);
        succeeded(applied);
        assertThat(applied.text()).contains("Resources: 1 added");
        assertThat(hub.status(pull.merged(), "terrane/apply")).isEqualTo("success");
        assertThat(comment(pull, "<!-- terrane:apply run=")).contains("**Applied: 1 project**");
        assertThat(note(pull.merged())).contains("patch.plan.json", "terraform_data.fork");
        assertThat(team.apply("-fork-plans=" + folder).text())
                .contains("No plan is committed that is not spent.");
    }
}
