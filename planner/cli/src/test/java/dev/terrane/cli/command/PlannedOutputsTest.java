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
import java.nio.file.Files;
import java.nio.file.Path;

/// Projects that are made from what other projects of the repository bring about.
class PlannedOutputsTest {
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
                    project "net" {}
                    project "app" {
                      inputs = { zone = "net.zone" }
                    }
                    project "web" {
                      depends_on = ["app"]
                    }
                    """);
            copy.write("net/main.tf", backend("net") + net("a"));
            copy.write(
                    "app/main.tf",
                    backend("app")
                            + """
                            variable "zone" {
                              type = string
                            }
                            data "terraform_remote_state" "net" {
                              backend = "local"
                              config  = { path = "%s/../states/net.tfstate" }
                            }
                            resource "terraform_data" "app" {
                              input = "${var.zone}-${data.terraform_remote_state.net.outputs.zone}"
                            }
                            resource "terraform_data" "id" {
                              input = data.terraform_remote_state.net.outputs.id
                            }
                            output "app" {
                              value = terraform_data.app.input
                            }
                            """
                                    .formatted(shared.states));
            copy.write(
                    "web/main.tf",
                    backend("web")
                            + """
                            data "terraform_remote_state" "app" {
                              backend = "local"
                              config  = { path = "%s" }
                            }
                            resource "terraform_data" "web" {
                              input = data.terraform_remote_state.app.outputs.app
                            }
                            """
                                    .formatted(shared.states.resolve("app.tfstate")));
            copy.commit("start");
            copy.push("main");
        }
    }

    private static String net(String zone) {
        return """
        resource "terraform_data" "net" {
          input            = "%1$s"
          triggers_replace = "%1$s"
        }
        output "zone" {
          value = "%1$s"
        }
        output "id" {
          value = terraform_data.net.id
        }
        """
                .formatted(zone);
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

    private Ran propose(String branch, String zone) throws IOException, GitAPIException {
        try (Copy copy = shared.copy(branch)) {
            copy.write("net/main.tf", backend("net") + net(zone));
            copy.commit("zone " + zone);
            Ran planned = copy.run("plan", "-commit", "-no-color", "-base=main");
            copy.push(branch);
            return planned;
        }
    }

    private void everything() throws IOException, GitAPIException {
        try (Copy copy = shared.copy("first")) {
            assertThat(copy.run("plan", "-commit").status()).isZero();
            copy.push("first");
        }
        shared.merge("first", Method.SQUASH);
        assertThat(apply().status()).isZero();
    }

    private Ran apply() throws IOException, GitAPIException {
        try (Copy copy = shared.copy("main")) {
            return copy.run("apply", "-committed");
        }
    }

    @Test
    void allProjectsAreBegunInOnePullRequest() throws IOException, GitAPIException {
        everything();

        assertThat(Files.readString(shared.states.resolve("app.tfstate"))).contains("\"a-a\"");
        assertThat(Files.readString(shared.states.resolve("web.tfstate"))).contains("\"a-a\"");
        try (Copy copy = shared.copy("main")) {
            assertThat(copy.run("drift").status()).isZero();
        }
    }

    @Test
    void aChangedOutputShowsInThePlansOfThoseAfterIt() throws IOException, GitAPIException {
        everything();

        Ran planned = propose("one", "b");

        assertThat(planned.status()).isZero();
        assertThat(planned.text())
                .contains("Project net:", "Project app:", "Project web:")
                .contains("\"a-a\" -> \"b-b\"");
        try (Copy copy = shared.copy("one")) {
            assertThat(Files.readString(copy.folder.resolve("plans/app/one.plan.json")))
                    .contains("\"b-b\"", "{\"$unknown\": true}");
            assertThat(copy.folder.resolve("plans/web/one.plan.json")).exists();
            assertThat(copy.run("verify").status()).isZero();
            assertThat(copy.run("plan", "-commit", "-base=main").text())
                    .contains("Nothing to commit");
        }
    }

    /// The states lie outside of the repository, where a stranger's plan reads none but these.
    @Test
    void inReviewTheStatesOfTheOtherProjectsAreRead() throws IOException, GitAPIException {
        everything();
        try (Copy copy = shared.copy("second")) {
            copy.write("net/main.tf", backend("net") + net("b"));
            copy.write("web/more.tf", "resource \"terraform_data\" \"more\" {}\n");
            copy.commit("zone b");

            Ran planned =
                    copy.with("TERRANE_REVIEW", "true")
                            .run("plan", "-commit", "-no-color", "-base=main");

            assertThat(planned.status()).as(planned.text()).isZero();
            assertThat(planned.text()).contains("\"b-b\"");
        }
        try (Copy copy = shared.copy("third")) {
            copy.write("web/more.tf", "resource \"terraform_data\" \"more\" {}\n");
            copy.commit("web alone");

            Ran planned =
                    copy.with("TERRANE_REVIEW", "true")
                            .run("plan", "-commit", "-no-color", "-base=main");

            assertThat(planned.status()).as(planned.text()).isZero();
            assertThat(planned.text()).contains("1 to add").doesNotContain("Project net");
        }
    }

    /// One plan rests on the plans of those before it, which are derived though nobody names them.
    @Test
    void aPlanIsVerifiedByItself() throws IOException, GitAPIException {
        everything();
        propose("second", "b");
        try (Copy copy = shared.copy("second")) {
            Ran one = copy.run("verify", "-no-color", "plans/web/second.plan.json");
            assertThat(one.status()).as(one.text()).isZero();
            assertThat(one.text()).contains("web:").doesNotContain("net:");

            Ran turned =
                    copy.run(
                            "verify",
                            "-no-color",
                            "plans/web/second.plan.json",
                            "plans/app/second.plan.json");
            assertThat(turned.status()).as(turned.text()).isZero();
            assertThat(turned.text()).containsSubsequence("app:", "web:");
        }
    }

    /// With the plan of the one before it, and without planning that one again.
    @Test
    void aNamedProjectIsPlannedWithWhatTheOthersBringAbout() throws IOException, GitAPIException {
        everything();
        propose("second", "b");
        try (Copy copy = shared.copy("second")) {
            Ran again = copy.run("plan", "-commit", "-no-color", "-project=web");
            assertThat(again.status()).as(again.text()).isZero();
            assertThat(again.text()).contains("b-b").contains("Nothing to commit");
        }
    }

    @Test
    void whatWasUnknownIsKnownOnceTheOtherIsApplied() throws IOException, GitAPIException {
        everything();
        propose("one", "b");
        shared.merge("one", Method.SQUASH);

        Ran applied = apply();

        assertThat(applied.text()).doesNotContain("does not hold any more");
        assertThat(applied.status()).isZero();
        assertThat(Files.readString(shared.states.resolve("web.tfstate"))).contains("\"b-b\"");
    }

    @Test
    void whatTheOtherBringsAboutOtherwiseIsRefused() throws IOException, GitAPIException {
        everything();
        propose("one", "b");
        shared.merge("one", Method.SQUASH);
        try (Copy copy = shared.copy("main")) {
            Path net = shared.states.resolve("net.tfstate");
            assertThat(copy.run("apply", "-committed", "net").status()).isZero();
            Files.writeString(
                    net,
                    Files.readString(net).replaceFirst("\"value\": \"b\"", "\"value\": \"c\""));
            Ran applied = copy.run("apply", "-committed", "app");

            assertThat(applied.status()).isEqualTo(Command.REFUSED);
            assertThat(applied.text()).contains("approved: \"b-b\"");
        }
    }

    @Test
    void anInputThatNobodyHasIsSaid() throws IOException, GitAPIException {
        try (Copy copy = shared.copy("one")) {
            Ran planned = copy.runIn("app", "plan", "-commit");

            assertThat(planned.status()).isEqualTo(Command.FAILED);
            assertThat(planned.text()).contains("Output not there", "\"net.zone\"");
        }
    }
}
