package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.command.SharedRepository.Copy;
import dev.terrane.cli.command.SharedRepository.Method;
import dev.terrane.cli.command.SharedRepository.Ran;

import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/// What the rules of a project let through.
class ProjectGateTest {
    private static final String POLICY =
            """
            policy "no-secrets-in-names" {
              message = "Nothing may be called secret."
              changes = "change.action == 'create'"
              require = "change.name != 'secret'"
            }
            policy "small" {
              severity = "warning"
              message  = "Inputs should be short."
              changes  = "change.mode == 'managed'"
              require  = "size(change.after.input) < 3"
            }
            """;

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
                    policies = ["policies"]
                    project "net" {}
                    """);
            copy.write("policies/names.policy.hcl", POLICY);
            copy.write(
                    "net/main.tf",
                    "terraform {\n  backend \"local\" {\n    path = \"%s\"\n  }\n}\n"
                            .formatted(shared.states.resolve("net.tfstate")));
            copy.commit("start");
            copy.push("main");
        }
    }

    private static String thing(String name, String input) {
        return "resource \"terraform_data\" \"%s\" {\n  input = \"%s\"\n}\n".formatted(name, input);
    }

    private Ran propose(String branch, String path, String text)
            throws IOException, GitAPIException {
        try (Copy copy = shared.copy(branch)) {
            copy.write(path, text);
            copy.commit("change " + path);
            copy.run("plan", "-commit");
            copy.push(branch);
            return copy.run("review", "post", "-print", "-base=main", "-branch=" + branch);
        }
    }

    private Ran onMain(String... arguments) throws IOException, GitAPIException {
        try (Copy copy = shared.copy("main")) {
            return copy.run(arguments);
        }
    }

    @Test
    void aPolicyBlocksTheReviewAndTheApply() throws IOException, GitAPIException {
        Ran review = propose("one", "net/one.tf", thing("secret", "ab"));

        assertThat(review.text())
                .contains("1 blocked")
                .contains("terraform_data.secret breaks the policy no-secrets-in-names");
        shared.merge("one", Method.SQUASH);
        Ran applied = onMain("apply", "-committed");
        assertThat(applied.status()).isEqualTo(Command.REFUSED);
        assertThat(applied.text())
                .contains("Nothing may be called secret.")
                .doesNotContain("Apply complete");
    }

    @Test
    void aWarningIsSaidAndNothingMore() throws IOException, GitAPIException {
        propose("one", "net/one.tf", thing("one", "a long one"));
        shared.merge("one", Method.MERGE);

        Ran applied = onMain("apply", "-committed");

        assertThat(applied.status()).isZero();
        assertThat(applied.text()).contains("Policies warn", "Inputs should be short.", "1 added");
    }

    @Test
    void aPullRequestCanNotChangeThePoliciesItIsJudgedBy() throws IOException, GitAPIException {
        try (Copy copy = shared.copy("one")) {
            copy.write("policies/names.policy.hcl", "");
            copy.commit("no policies");
            copy.push("one");
        }
        Ran review = propose("one", "net/one.tf", thing("secret", "ab"));

        assertThat(review.text()).contains("breaks the policy no-secrets-in-names");
    }

    @Test
    void aPolicyThatCanNotBeReadLetsNothingThrough() throws IOException, GitAPIException {
        propose("one", "net/one.tf", thing("one", "ab"));
        shared.merge("one", Method.MERGE);
        try (Copy copy = shared.copy("main")) {
            copy.write("policies/names.policy.hcl", POLICY.replace("!= 'secret'", "=="));
            copy.commit("broken");
            copy.push("main");
        }

        Ran applied = onMain("apply", "-committed");

        assertThat(applied.status()).isEqualTo(Command.REFUSED);
        assertThat(applied.text()).contains("Invalid condition of a policy", "names.policy.hcl");
    }

    @Test
    void tellsWhatAPlanBreaksAndRunsTests() throws IOException, GitAPIException {
        propose("one", "net/one.tf", thing("secret", "ab"));
        try (Copy copy = shared.copy("one")) {
            String plan = "plans/net/one.plan.json";
            assertThat(copy.run("policy", "check", plan).status()).isEqualTo(Command.REFUSED);
            assertThat(copy.run("policy", "check", "-json", "-base=main", plan).text())
                    .contains("\"blocked\": true", "\"place\": \"terraform_data.secret\"");
            copy.write(
                    "policies/names.policytest.hcl",
                    """
                    policies = ["names.policy.hcl"]
                    test "the plan" {
                      plan   = "../plans/net/one.plan.json"
                      places = { no-secrets-in-names = ["terraform_data.secret"] }
                    }
                    test "a change" {
                      plan = {
                        changes = {
                          "terraform_data.a" = { actions = ["create"], after = { input = "ab" } }
                        }
                      }
                    }
                    """);
            Ran passed = copy.run("policy", "test");
            assertThat(passed.text()).contains("2 passed, 0 failed.");
            assertThat(passed.status()).isZero();

            copy.write(
                    "policies/names.policytest.hcl",
                    """
                    policies = ["names.policy.hcl"]
                    test "the plan" {
                      plan  = "../plans/net/one.plan.json"
                      fails = ["small"]
                    }
                    """);
            Ran failed = copy.run("policy", "test", "-json");
            assertThat(failed.status()).isEqualTo(Command.FAILED);
            assertThat(failed.text())
                    .contains("\"passed\": false", "holds, and was expected not to")
                    .contains("is broken by terraform_data.secret");
        }
    }
}
