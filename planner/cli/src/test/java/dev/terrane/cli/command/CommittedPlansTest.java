package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.command.SharedRepository.Copy;
import dev.terrane.cli.command.SharedRepository.Method;
import dev.terrane.cli.command.SharedRepository.Ran;

import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Plans that are committed, merged and applied, each step in a clone of its own.
class CommittedPlansTest {
    @TempDir private Path folder;
    private SharedRepository shared;

    @BeforeEach
    void start() throws IOException, GitAPIException {
        shared = new SharedRepository(folder);
        try (Copy copy = shared.copy("main")) {
            copy.write(".gitignore", ".terrane/\n.terraform/\n");
            copy.write(
                    "terrane.hcl",
                    """
                    project "net" {
                      folder = "live/net"
                    }
                    project "app" {
                      folder     = "live/app"
                      depends_on = ["net"]
                    }
                    """);
            copy.write("live/net/main.tf", backend("net"));
            copy.write("live/app/main.tf", backend("app"));
            copy.commit("start");
            copy.push("main");
        }
    }

    private String backend(String name) {
        return """
        terraform {
          backend "local" {
            path = "%s"
          }
        }
        """
                .formatted(shared.states.resolve(name + ".tfstate"));
    }

    private static String thing(String name, String input) {
        return """
        resource "terraform_data" "%s" {
          input = "%s"
        }
        """
                .formatted(name, input);
    }

    /// A pull request that adds a file, with its plans.
    private Ran propose(String branch, String path, String text)
            throws IOException, GitAPIException {
        try (Copy copy = shared.copy(branch)) {
            copy.write(path, text);
            copy.commit("change " + path);
            Ran planned = copy.run("plan", "-commit", "-no-color");
            copy.push(branch);
            return planned;
        }
    }

    private Ran onMain(String... arguments) throws IOException, GitAPIException {
        try (Copy copy = shared.copy("main")) {
            return copy.run(arguments);
        }
    }

    @Test
    void plansWhatTheBranchTouchesAndWhatDependsOnIt() throws IOException, GitAPIException {
        Ran planned = propose("feature/a", "live/net/a.tf", thing("a", "1"));

        assertThat(planned.status()).isZero();
        assertThat(planned.text())
                .contains("Project net:", "plans/net/feature~a.plan.json")
                .contains("Project app: No changes.")
                .doesNotContain("plans/app/");
        try (Copy copy = shared.copy("feature/a")) {
            Ran again = copy.run("plan", "-commit");
            assertThat(again.text()).contains("Nothing to commit");
            assertThat(copy.run("verify").status()).isZero();
            assertThat(Files.readString(copy.folder.resolve("plans/net/feature~a.plan.md")))
                    .contains("1 to add");
        }
    }

    @ParameterizedTest
    @CsvSource({"MERGE, true", "REBASE, false"})
    void twoPullRequestsNeedNoSecondApproval(Method method, boolean firstFirst)
            throws IOException, GitAPIException {
        bothAreApplied(method, firstFirst);
    }

    @ParameterizedTest
    @Tag("nightly")
    @CsvSource({"MERGE, false", "SQUASH, true", "SQUASH, false", "REBASE, true"})
    void norDoTheyInAnyOtherWay(Method method, boolean firstFirst)
            throws IOException, GitAPIException {
        bothAreApplied(method, firstFirst);
    }

    private void bothAreApplied(Method method, boolean firstFirst)
            throws IOException, GitAPIException {
        propose("one", "live/net/one.tf", thing("one", "1"));
        propose("two", "live/net/two.tf", thing("two", "2"));

        shared.merge(firstFirst ? "one" : "two", method);
        shared.merge(firstFirst ? "two" : "one", method);
        Ran applied = onMain("apply", "-committed");

        assertThat(applied.text()).contains("Resources: 2 added");
        assertThat(applied.status()).isZero();
        assertThat(onMain("apply", "-committed").text())
                .contains("No plan is committed that is not spent.");
        assertThat(onMain("verify").status()).isEqualTo(Command.SUBSET);
    }

    @Test
    void eachIsAppliedAfterItsMerge() throws IOException, GitAPIException {
        propose("one", "live/net/one.tf", thing("one", "1"));
        propose("two", "live/net/two.tf", thing("two", "2"));

        shared.merge("one", Method.MERGE);
        assertThat(onMain("apply", "-committed").text()).contains("Resources: 1 added");
        shared.merge("two", Method.SQUASH);
        assertThat(onMain("apply", "-committed").text()).contains("Resources: 1 added");
    }

    @Test
    void refusesWhatTwoPullRequestsBringAboutTogether() throws IOException, GitAPIException {
        try (Copy copy = shared.copy("main")) {
            copy.write("live/net/value.tf", "locals {\n  value = \"old\"\n}\n");
            copy.commit("value");
            copy.push("main");
        }
        propose(
                "one",
                "live/net/one.tf",
                "resource \"terraform_data\" \"one\" {\n  input = local.value\n}\n");
        propose("two", "live/net/value.tf", "locals {\n  value = \"new\"\n}\n" + thing("two", "2"));

        shared.merge("one", Method.MERGE);
        shared.merge("two", Method.MERGE);
        Ran applied = onMain("apply", "-committed");

        assertThat(applied.status()).isEqualTo(Command.REFUSED);
        assertThat(applied.text())
                .contains("terraform_data.one", "approved: \"old\"", "now: \"new\"")
                .doesNotContain("Apply complete");
        assertThat(shared.states.resolve("net.tfstate")).doesNotExist();
    }

    @Test
    void whatWasMergedWithoutAPlanIsNotApplied() throws IOException, GitAPIException {
        propose("one", "live/net/one.tf", thing("one", "1"));
        shared.merge("one", Method.MERGE);
        try (Copy copy = shared.copy("main")) {
            copy.write("live/net/unseen.tf", thing("unseen", "1"));
            copy.commit("unseen");
            copy.push("main");
        }

        Ran applied = onMain("apply", "-committed");

        assertThat(applied.status()).isEqualTo(Command.REFUSED);
        assertThat(applied.text()).contains("terraform_data.unseen", "approved: no change");
    }

    @Test
    void theOutcomeIsNotedOnTheMergeCommit() throws IOException, GitAPIException {
        propose("one", "live/net/one.tf", thing("one", "1"));
        shared.merge("one", Method.MERGE);
        try (Copy copy = shared.copy("main").with("GITHUB_ACTOR", "octocat")) {
            copy.run("apply", "-committed");
        }
        try (Copy copy = shared.copy("main")) {
            String before = copy.git.getRepository().resolve("HEAD").name();
            copy.git.fetch().setRefSpecs("refs/notes/terrane:refs/notes/terrane").call();
            var note =
                    copy.git
                            .notesShow()
                            .setNotesRef("refs/notes/terrane")
                            .setObjectId(
                                    copy.git
                                            .getRepository()
                                            .parseCommit(copy.git.getRepository().resolve("HEAD")))
                            .call();
            assertThat(
                            new String(
                                    copy.git.getRepository().open(note.getData()).getBytes(),
                                    StandardCharsets.UTF_8))
                    .contains(
                            "\"who\":\"octocat\"",
                            "\"status\":\"applied\"",
                            "plans/net/one.plan.json",
                            "\"address\":\"terraform_data.one\"",
                            "\"result\":\"done\"");
            assertThat(copy.git.getRepository().resolve("origin/main").name()).isEqualTo(before);
        }
    }

    @Test
    void spentPlansGoWithTheNextPlan() throws IOException, GitAPIException {
        propose("one", "live/net/one.tf", thing("one", "1"));
        shared.merge("one", Method.MERGE);
        onMain("apply", "-committed");

        propose("two", "live/net/two.tf", thing("two", "2"));

        try (Copy copy = shared.copy("two")) {
            assertThat(copy.folder.resolve("plans/net/one.plan.json")).doesNotExist();
            assertThat(copy.folder.resolve("plans/net/one.plan.md")).doesNotExist();
            assertThat(copy.folder.resolve("plans/net/two.plan.json")).exists();
        }
    }

    /// Git would take both for renames of the same file, to different names, and refuse to merge the second.
    @Test
    void aSpentPlanGoesWithOneBranchAlone() throws Exception {
        propose("one", "live/net/one.tf", thing("one", "1"));
        shared.merge("one", Method.MERGE);
        onMain("apply", "-committed");

        propose("two", "live/net/two.tf", thing("two", "2"));
        propose("three", "live/net/three.tf", thing("three", "3"));
        try (Copy copy = shared.copy("three")) {
            assertThat(copy.folder.resolve("plans/net/one.plan.json")).exists();
            assertThat(copy.folder.resolve("plans/net/three.plan.json")).exists();
            assertThat(copy.run("plan", "-commit").text()).contains("Nothing to commit");
        }
        shared.merge("two", Method.SQUASH);
        try (Copy copy = shared.copy("three")) {
            copy.run("plan", "-commit");
            assertThat(copy.folder.resolve("plans/net/one.plan.json")).exists();
        }
        mergeByGit("three");
        try (Copy copy = shared.copy("main")) {
            assertThat(copy.folder.resolve("plans/net/one.plan.json")).doesNotExist();
        }
        assertThat(onMain("apply", "-committed").text()).contains("Resources: 2 added");
    }

    /// By Git itself, which looks for renamed files, where it is installed.
    private void mergeByGit(String branch) throws Exception {
        try (Copy copy = shared.copy("main")) {
            ProcessBuilder merge =
                    new ProcessBuilder(
                                    "git", "merge", "-q", "--no-ff", "-m", "m", "origin/" + branch)
                            .directory(copy.folder.toFile())
                            .redirectErrorStream(true);
            try {
                Process process = merge.start();
                String said =
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(said).isZero();
                copy.push("main");
            } catch (IOException e) {
                System.out.println("skipped: git is not installed, JGit merges");
                shared.merge(branch, Method.MERGE);
            }
        }
    }

    @Test
    void aFailedApplyHoldsTheProjectAndThoseAfterItUntilItIsResumed()
            throws IOException, GitAPIException {
        Path gate = shared.states.resolve("gate");
        try (Copy copy = shared.copy("one")) {
            copy.write(
                    "live/net/one.tf",
                    """
                    resource "terraform_data" "first" {
                      input = "1"
                    }
                    resource "terraform_data" "one" {
                      input = terraform_data.first.id
                      provisioner "local-exec" {
                        command = "test -e %s"
                      }
                    }
                    """
                            .formatted(gate));
            copy.write("live/app/one.tf", thing("app", "1"));
            copy.commit("both");
            copy.run("plan", "-commit");
            copy.push("one");
        }
        shared.merge("one", Method.MERGE);
        Ran failed = onMain("apply", "-committed");
        assertThat(failed.status()).isEqualTo(Command.FAILED);
        assertThat(failed.text())
                .contains("terrane apply -committed -resume net")
                .contains("Project app: left out, because net comes before it.");

        propose("two", "live/net/two.tf", thing("two", "2"));
        shared.merge("two", Method.MERGE);
        Ran held = onMain("apply", "-committed", "net");
        assertThat(held.status()).isEqualTo(Command.REFUSED);
        assertThat(held.text()).contains("The project is held");

        Files.createFile(gate);
        Ran resumed = onMain("apply", "-committed", "-resume");
        assertThat(resumed.text()).contains("Project net:", "Project app:", "Apply complete!");
        assertThat(resumed.status()).isZero();
    }

    /// What may become of a plan on its way.
    enum Damage {
        EDITED,
        EDITED_WELL,
        SPLICED,
        SPLICED_WELL,
        OF_ANOTHER_PROJECT,
        OF_ANOTHER_STATE
    }

    @ParameterizedTest
    @EnumSource
    void refusesPlansThatAreNotWhatWasWritten(Damage damage) throws IOException, GitAPIException {
        propose("zero", "live/net/zero.tf", thing("zero", "0"));
        propose("app", "live/app/zero.tf", thing("zero", "0"));
        shared.merge("zero", Method.MERGE);
        shared.merge("app", Method.MERGE);
        onMain("apply", "-committed");
        propose("one", "live/net/one.tf", thing("one", "1"));
        shared.merge("one", Method.MERGE);
        try (Copy copy = shared.copy("main")) {
            String plan = "plans/net/one.plan.json";
            String text = Files.readString(copy.folder.resolve(plan));
            String net = Files.readString(shared.states.resolve("net.tfstate"));
            switch (damage) {
                case EDITED -> copy.write(plan, text.replace("\"1\"", "\"2\" "));
                case EDITED_WELL ->
                        copy.write(plan, text.replace("\"input\": \"1\"", "\"input\": \"2\""));
                case SPLICED -> copy.write(plan, "<<<<<<< HEAD\n" + text + "=======\n");
                case SPLICED_WELL -> copy.write(plan, withAnother(text));
                case OF_ANOTHER_PROJECT -> {
                    copy.write("plans/app/one.plan.json", text);
                    Files.delete(copy.folder.resolve(plan));
                }
                case OF_ANOTHER_STATE ->
                        Files.writeString(
                                shared.states.resolve("net.tfstate"),
                                net.replaceFirst(
                                        "\"lineage\": \"[^\"]*\"",
                                        "\"lineage\": \"11111111-2222-3333-4444-555555555555\""));
            }
            copy.commit("damage");
            Ran applied = copy.run("apply", "-committed", "-push=false");
            assertThat(applied.status()).isNotZero();
            assertThat(applied.text())
                    .contains(
                            switch (damage) {
                                case EDITED -> "It was edited after it was written";
                                case EDITED_WELL -> "approved: \"2\"";
                                case SPLICED -> "mark of a merge that was not finished";
                                case SPLICED_WELL -> "terraform_data.one2";
                                case OF_ANOTHER_PROJECT, OF_ANOTHER_STATE ->
                                        "the state is another one";
                            })
                    .doesNotContain("Apply complete");
        }
    }

    /// With the changes of two plans, as somebody puts them together who resolves a conflict.
    private static String withAnother(String plan) {
        String end = "    }\n  },\n";
        int begin = plan.indexOf("    \"terraform_data.one\": {");
        int close = plan.indexOf(end, begin);
        String change = plan.substring(begin, close) + "    },\n";
        String other = change.replace("terraform_data.one", "terraform_data.one2");
        return plan.substring(0, begin)
                + change
                + other.substring(0, other.length() - 2)
                + "\n"
                + plan.substring(close + "    }\n".length());
    }

    @Test
    void aPlanThatLostItsVariablesIsRefusedByName() throws IOException, GitAPIException {
        try (Copy copy = shared.copy("one")) {
            copy.write(
                    "live/net/one.tf",
                    """
                    variable "secret" {
                      sensitive = true
                    }
                    resource "terraform_data" "one" {
                      input = var.secret
                    }
                    """);
            copy.commit("one");
            assertThat(copy.with("TF_VAR_secret", "hunter2-canary").run("plan", "-commit").status())
                    .isZero();
            assertThat(Files.readString(copy.folder.resolve("plans/net/one.plan.json")))
                    .doesNotContain("hunter2-canary");
            copy.push("one");
        }
        shared.merge("one", Method.MERGE);

        Ran missing = onMain("apply", "-committed");
        assertThat(missing.status()).isEqualTo(Command.FAILED);
        assertThat(missing.text()).contains("The variable \"secret\" has no default");

        try (Copy copy = shared.copy("main").with("TF_VAR_secret", "another")) {
            Ran other = copy.run("apply", "-committed");
            assertThat(other.status()).isEqualTo(Command.REFUSED);
            assertThat(other.text()).doesNotContain("another\"").doesNotContain("hunter2-canary");
        }
        try (Copy copy = shared.copy("main").with("TF_VAR_secret", "hunter2-canary")) {
            Ran same = copy.run("apply", "-committed");
            assertThat(same.status()).isZero();
            assertThat(same.text()).doesNotContain("hunter2-canary");
        }
    }

    @Test
    void requireCommittedAppliesNothingThatIsDirtyOrNotMerged()
            throws IOException, GitAPIException {
        try (Copy copy = shared.copy("main")) {
            copy.write("terrane.hcl", "require_committed = true\nbase = \"main\"\n");
            copy.commit("strict");
            copy.push("main");
        }
        propose("one", "live/net/one.tf", thing("one", "1"));
        try (Copy copy = shared.copy("one")) {
            Ran notMerged = copy.run("apply", "-committed");
            assertThat(notMerged.status()).isEqualTo(Command.REFUSED);
            assertThat(notMerged.text()).contains("The commit is not merged");
        }
        shared.merge("one", Method.MERGE);
        try (Copy copy = shared.copy("main")) {
            copy.write("live/net/more.tf", "");
            Ran dirty = copy.run("apply", "-committed");
            assertThat(dirty.status()).isEqualTo(Command.REFUSED);
            assertThat(dirty.text())
                    .contains("The work tree is not what was committed", "live/net/more.tf");
            assertThat(copy.runIn("live/net", "apply", "-auto-approve").status())
                    .isEqualTo(Command.REFUSED);
            assertThat(copy.runIn("live/net", "apply", "../../plans/net/one.plan.json").text())
                    .contains("The work tree is not what was committed");
            assertThat(copy.runIn("live/net", "destroy", "-auto-approve").status())
                    .isEqualTo(Command.REFUSED);
        }
        assertThat(onMain("apply", "-committed").status()).isZero();
    }

    @Test
    void rollsBackOnABranchWithAFreshPlan() throws IOException, GitAPIException {
        propose("one", "live/net/one.tf", thing("one", "1"));
        shared.merge("one", Method.MERGE);
        onMain("apply", "-committed");
        try (Copy copy = shared.copy("main")) {
            Ran back = copy.run("rollback", "HEAD~1", "-branch=back");

            assertThat(back.status()).isZero();
            assertThat(back.text())
                    .contains("terraform_data.one will be destroyed")
                    .contains("net, terraform_data.one: it is deleted, and what it holds is lost.");
            assertThat(copy.git.getRepository().getBranch()).isEqualTo("back");
            assertThat(copy.folder.resolve("live/net/one.tf")).doesNotExist();
            assertThat(copy.folder.resolve("plans/net/back.plan.json")).exists();
            copy.push("back");
        }
        shared.merge("back", Method.MERGE);
        assertThat(onMain("apply", "-committed").text()).contains("1 destroyed");
    }

    @Test
    void driftIsWhatTheStateDoesNotSay() throws IOException, GitAPIException {
        Path file = shared.states.resolve("file.txt");
        propose(
                "one",
                "live/net/one.tf",
                """
                resource "local_file" "one" {
                  filename = "%s"
                  content  = "text"
                }
                """
                        .formatted(file));
        shared.merge("one", Method.MERGE);
        onMain("apply", "-committed");
        assertThat(onMain("drift").status()).isZero();

        Files.delete(file);
        Ran drift = onMain("drift");
        assertThat(drift.status()).isEqualTo(Command.CHANGES);
        assertThat(drift.text())
                .contains("net: 1 changed outside", "local_file.one is gone", "app: no drift");
        assertThat(onMain("drift", "-json", "net").text())
                .contains("\"address\": \"local_file.one\", \"gone\": true");
        assertThat(onMain("drift", "-format=markdown").text())
                .contains("## net", "Drift: 1 object");
    }

    @Test
    void saysWhetherTwoPullRequestsCollide() throws IOException, GitAPIException {
        propose("one", "live/net/one.tf", thing("one", "1"));
        propose("two", "live/net/one.tf", thing("one", "2"));
        String other;
        try (Copy copy = shared.copy("two")) {
            other = Files.readString(copy.folder.resolve("plans/net/two.plan.json"));
        }
        try (Copy copy = shared.copy("one")) {
            copy.write("other.json", other);
            Ran compared = copy.run("plan", "compare", "plans/net/one.plan.json", "other.json");
            assertThat(compared.status()).isEqualTo(Command.REFUSED);
            assertThat(compared.text()).contains("conflict: terraform_data.one, input");
        }
    }
}
