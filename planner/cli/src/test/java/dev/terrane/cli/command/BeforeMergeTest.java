package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.command.SharedRepository.Copy;
import dev.terrane.cli.command.SharedRepository.Method;
import dev.terrane.cli.command.SharedRepository.Ran;

import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Plans that are applied on the head of their pull request, and then merged.
class BeforeMergeTest {
    @TempDir private Path folder;
    private SharedRepository shared;

    @BeforeEach
    void start() throws IOException, GitAPIException {
        shared = new SharedRepository(folder);
        try (Copy copy = shared.copy("main")) {
            copy.write(".gitignore", ".terrane/\n");
            copy.write(
                    "terrane.hcl",
                    """
                    require_committed = true
                    project "net" {
                      apply = "before_merge"
                    }
                    project "app" {}
                    """);
            for (String project : new String[] {"net", "app"}) {
                copy.write(
                        project + "/main.tf",
                        "terraform {\n  backend \"local\" {\n    path = \"%s\"\n  }\n}\n"
                                .formatted(shared.states.resolve(project + ".tfstate")));
            }
            copy.commit("start");
            copy.push("main");
        }
    }

    private static String thing(String name) {
        return "resource \"terraform_data\" \"%s\" {\n  input = \"%s\"\n}\n".formatted(name, name);
    }

    private void propose(String branch, String text) throws IOException, GitAPIException {
        try (Copy copy = shared.copy(branch)) {
            copy.write("net/" + branch + ".tf", text);
            copy.commit(branch);
            assertThat(copy.run("plan", "-commit", "-base=main").status()).isZero();
            copy.push(branch);
        }
    }

    private Ran apply(String branch, String... further) throws IOException, GitAPIException {
        try (Copy copy = shared.copy(branch)) {
            String[] words = new String[further.length + 2];
            words[0] = "apply";
            words[1] = "-committed";
            System.arraycopy(further, 0, words, 2, further.length);
            return copy.run(words);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isAppliedOnTheBranchAndNothingIsLeftAfterTheMerge(Method method)
            throws IOException, GitAPIException {
        propose("one", thing("one"));

        Ran before = apply("one");
        assertThat(before.text()).contains("1 added");
        assertThat(before.status()).isZero();

        shared.merge("one", method);
        Ran after = apply("main");
        assertThat(after.text()).doesNotContain("1 added");
        assertThat(after.status()).isZero();
    }

    @Test
    void whatWasMergedFirstIsRefusedUntilSomebodySaysSo() throws IOException, GitAPIException {
        propose("one", thing("one"));
        shared.merge("one", Method.SQUASH);

        Ran late = apply("main");
        assertThat(late.status()).isEqualTo(Command.REFUSED);
        assertThat(late.text()).contains("Merged before it was applied", "-resume net");

        assertThat(apply("main", "-resume", "net").text()).contains("1 added");
    }

    @Test
    void aBranchThatIsBehindWouldTakeBackWhatWasMerged() throws IOException, GitAPIException {
        propose("one", thing("one"));
        propose("two", thing("two"));
        assertThat(apply("one").status()).isZero();
        shared.merge("one", Method.SQUASH);

        Ran behind = apply("two");

        assertThat(behind.status()).isEqualTo(Command.REFUSED);
        assertThat(behind.text()).contains("The branch is behind");
    }

    @Test
    void otherProjectsAreNotAppliedFromTheBranch() throws IOException, GitAPIException {
        try (Copy copy = shared.copy("one")) {
            copy.write("app/one.tf", thing("app"));
            copy.commit("app");
            copy.run("plan", "-commit", "-base=main");
            copy.push("one");
        }

        assertThat(apply("one").text()).contains("No plan is committed that is not spent.");
        assertThat(apply("one", "app").text()).contains("The commit is not merged");
    }

    @Test
    void whatIsNotCommittedIsNotApplied() throws IOException, GitAPIException {
        propose("one", thing("one"));
        try (Copy copy = shared.copy("one")) {
            copy.write("net/more.tf", "");
            Ran dirty = copy.run("apply", "-committed");

            assertThat(dirty.status()).isEqualTo(Command.REFUSED);
            assertThat(dirty.text()).contains("The work tree is not what was committed");
        }
    }

    @Test
    void aFailureHoldsAllOtherBranchesUntilItIsResumed() throws IOException, GitAPIException {
        Path gate = shared.states.resolve("gate");
        propose(
                "one",
                """
                resource "terraform_data" "one" {
                  provisioner "local-exec" {
                    command = "test -e %s"
                  }
                }
                """
                        .formatted(gate));
        propose("two", thing("two"));
        assertThat(apply("one").status()).isEqualTo(Command.FAILED);

        Ran held = apply("two");
        assertThat(held.status()).isEqualTo(Command.REFUSED);
        assertThat(held.text()).contains("The project is held", "-resume net", "terrane rollback");
        try (Copy copy = shared.copy("two")) {
            copy.git.fetch().setRefSpecs("refs/notes/terrane:refs/notes/terrane").call();
            assertThat(copy.run("review", "post", "-print", "-base=main", "-branch=two").text())
                    .contains("1 blocked", "The project is held");
        }

        Files.createFile(gate);
        assertThat(apply("one", "-resume").status()).isZero();
        assertThat(apply("two").text())
                .as("until the first is merged, the second would take it back")
                .contains("terraform_data.one")
                .doesNotContain("The project is held", "Apply complete");
    }
}
