package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.address.AddressParser;
import dev.terrane.cli.command.CommandFolder.Ran;
import dev.terrane.planfile.Sha256;
import dev.terrane.state.JournalRecord;
import dev.terrane.state.OpenJournal;
import dev.terrane.state.StateStore;

import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class AuditCommandTest {
    private static final String CONFIGURATION =
            """
            terraform {
              required_providers {
                memory = {
                  source = "terrane.dev/terrane/memory"
                }
              }
            }
            provider "memory" {
              path = "cloud"
              fault {
                operation = "create"
                names     = "bad"
                kind      = "refuses"
              }
            }
            variable "names" {
              type    = set(string)
              default = ["one", "two"]
            }
            resource "memory_object" "x" {
              for_each = var.names
              name     = each.key
            }
            """;

    @TempDir private Path temporary;
    private CommandFolder folder = new CommandFolder(Path.of("."));

    @BeforeEach
    void writeConfiguration() throws IOException {
        folder = new CommandFolder(temporary.toRealPath());
        folder.write("main.tf", CONFIGURATION);
    }

    private void succeeds(String... arguments) {
        assertThat(folder.run(arguments)).as(String.join(" ", arguments)).returns(0, Ran::status);
    }

    /// The last record, as JSON.
    private String last() {
        Ran audit = folder.run("audit", "-json");
        assertThat(audit.status()).as(audit.text()).isZero();
        return audit.text().lines().filter(line -> line.startsWith("{")).toList().getLast();
    }

    private long records() {
        return folder.run("audit", "-json")
                .text()
                .lines()
                .filter(line -> line.startsWith("{"))
                .count();
    }

    @Test
    void anApplyIsRecordedWithItsObjectsAndSerials() {
        folder = folder.with("USER", "ann").with("HOSTNAME", "build");
        succeeds("apply", "-auto-approve");

        assertThat(last())
                .contains(
                        "\"command\":\"apply\"",
                        "\"outcome\":\"done\"",
                        "\"user\":\"ann\"",
                        "\"host\":\"build\"",
                        "\"serial_before\":0,\"serial_after\":1",
                        "\"addresses\":[\"memory_object.x[\\\"one\\\"]\",\"memory_object.x[\\\"two\\\"]\"]");
    }

    @Test
    void aFailedApplyIsRecordedWithWhatItTried() {
        Ran failed = folder.run("apply", "-auto-approve", "-var", "names=[\"bad\"]");
        assertThat(failed.status()).isNotZero();

        assertThat(last())
                .contains(
                        "\"command\":\"apply\"",
                        "\"outcome\":\"failed\"",
                        "memory_object.x[\\\"bad\\\"]");
    }

    @Test
    void whatChangesNothingIsNotRecorded() {
        succeeds("apply", "-auto-approve");
        succeeds("apply", "-auto-approve");
        succeeds("plan");
        succeeds("state", "list");
        assertThat(folder.run("taint", "memory_object.none").status()).isNotZero();
        assertThat(folder.run("apply", "-auto-approve", "-var", "names=1").status()).isNotZero();

        assertThat(records()).isEqualTo(1);
    }

    @Test
    void eachChangeByHandIsRecorded() throws IOException {
        succeeds("apply", "-auto-approve");
        String one = "memory_object.x[\"one\"]";
        recorded("taint", "taint", one);
        recorded("untaint", "untaint", one);
        recorded("state mv", "state", "mv", one, "memory_object.y");
        recorded("state undo", "state", "undo");
        recorded("state rm", "state", "rm", one);
        recorded("import", "import", one, "obj-1");
        recorded(
                "state replace-provider",
                "state",
                "replace-provider",
                "-auto-approve",
                "terrane.dev/terrane/memory",
                "example.com/other/memory");
        String pulled = folder.run("state", "pull").text();
        folder.write("pushed.tfstate", pulled.replaceFirst("\"serial\": 8", "\"serial\": 42"));
        recorded("state push", "state", "push", "pushed.tfstate");
        assertThat(last()).contains("\"serial_before\":8,\"serial_after\":42");
        assertThat(records()).isEqualTo(9);
    }

    private void recorded(String command, String... arguments) {
        succeeds(arguments);
        assertThat(last())
                .contains("\"command\":\"%s\"".formatted(command), "\"outcome\":\"done\"");
    }

    @Test
    void aNewWorkspaceIsRecordedInIt() throws IOException {
        succeeds("apply", "-auto-approve");
        recorded("workspace new blue", "workspace", "new", "blue");
        assertThat(records()).isEqualTo(1);
        succeeds("workspace", "select", "default");
        folder.write("seed.tfstate", folder.run("state", "pull").text());
        recorded("workspace new green", "workspace", "new", "-state=seed.tfstate", "green");
        assertThat(last())
                .contains("\"serial_before\":0,\"serial_after\":1", "memory_object.x[\\\"one\\\"]");
    }

    @Test
    void refreshAndDestroyAreRecorded() throws IOException {
        succeeds("apply", "-auto-approve");
        Path cloud = folder.path().resolve("cloud");
        Files.delete(cloud);
        recorded("refresh", "refresh");
        succeeds("apply", "-auto-approve");
        recorded("destroy", "destroy", "-auto-approve");
    }

    @Test
    void anApprovedPlanIsNamedByItsDigest() throws IOException {
        succeeds("plan", "-out=plan.json");
        succeeds("apply", "plan.json");

        byte[] plan = Files.readAllBytes(folder.path().resolve("plan.json"));
        assertThat(last()).contains("\"plans\":[\"%s\"]".formatted(Sha256.of(plan)));
    }

    @Test
    void theCommitAndWhoIsKnownToGitAndTheServiceAreNamed() throws Exception {
        String commit;
        try (Git git = Git.init().setDirectory(folder.path().toFile()).call()) {
            var config = git.getRepository().getConfig();
            config.setString("user", null, "name", "Ann");
            config.setString("user", null, "email", "ann@example.com");
            config.setBoolean("commit", null, "gpgsign", false);
            config.save();
            git.add().addFilepattern("main.tf").call();
            commit = git.commit().setMessage("x").call().name();
        }
        folder =
                folder.with("GITLAB_CI", "true")
                        .with("GITLAB_USER_LOGIN", "bob")
                        .with("CI_PIPELINE_ID", "12");
        succeeds("apply", "-auto-approve");

        assertThat(last())
                .contains(
                        "\"commit\":\"%s\"".formatted(commit),
                        "\"ci\":\"gitlab:bob (run 12)\"",
                        "\"git\":\"Ann <ann@example.com>\"");
    }

    @Test
    void showsWhatTouchedAnAddressAndFromWhen() {
        succeeds("apply", "-auto-approve");
        succeeds("taint", "memory_object.x[\"two\"]");

        assertThat(folder.run("audit", "-address", "memory_object.x[\"one\"]").text())
                .contains("apply: done")
                .doesNotContain("taint: done");
        assertThat(folder.run("audit", "-address", "memory_object.x").text())
                .contains("apply: done", "taint: done");
        assertThat(folder.run("audit", "-address", "module.other").text())
                .isEqualTo("No audit records.\n");
        assertThat(folder.run("audit", "-since", "1h").text()).contains("taint: done");
        assertThat(folder.run("audit", "-since", "2000-01-01").text()).contains("taint: done");
        assertThat(folder.run("audit", "-since", "2999-01-01T00:00:00+02:00").text())
                .isEqualTo("No audit records.\n");
        assertThat(folder.run("audit", "-since", "yesterday").joined()).contains("Invalid time");
        assertThat(folder.run("audit", "-address", "!").joined()).contains("Invalid address");
    }

    @Test
    void saysWhereSomebodyHasChangedTheRecords() throws IOException {
        succeeds("apply", "-auto-approve");
        succeeds("taint", "memory_object.x[\"two\"]");
        Path log = folder.path().resolve("terraform.tfstate.terrane-audit");
        List<String> lines = Files.readAllLines(log);

        Files.writeString(log, lines.get(0).replace("apply", "apple") + "\n" + lines.get(1) + "\n");
        assertThat(folder.run("audit"))
                .returns(1, Ran::status)
                .extracting(Ran::joined)
                .asString()
                .contains("The chain of audit records is broken", "record 1 is not what was");

        Files.writeString(log, lines.get(1) + "\n");
        assertThat(folder.run("audit").joined()).contains("record 1 does not follow the one");

        Files.writeString(log, lines.get(0) + "\n");
        assertThat(folder.run("audit"))
                .returns(0, Ran::status)
                .extracting(Ran::joined)
                .asString()
                .contains("The state has moved on without a record", "led to serial 1", "serial 2");
    }

    @Test
    void whatAnInterruptedCommandHasLeftIsRecordedByTheNextOne() throws Exception {
        succeeds("apply", "-auto-approve");
        StateStore store = States.file(folder.context(), "terraform.tfstate");
        try (OpenJournal journal = store.openJournal(store.read())) {
            journal.append(
                    new JournalRecord.Intent(
                            AddressParser.instance("memory_object.x[\"two\"]").orElseThrow(),
                            Optional.empty(),
                            AddressParser.provider("provider[\"terrane.dev/terrane/memory\"]")
                                    .orElseThrow(),
                            "update",
                            "00"));
        }
        succeeds("plan");

        assertThat(last())
                .contains(
                        "\"command\":\"recovery\"",
                        "\"outcome\":\"interrupted\"",
                        "\"addresses\":[\"memory_object.x[\\\"two\\\"]\"]");
    }

    @Test
    void takingALockAwayIsRecorded() throws IOException {
        try (StateWebServer server = new StateWebServer()) {
            folder.write("backend.tf", server.block("net"));
            succeeds("init");
            succeeds("apply", "-auto-approve");
            server.lockFor("left-behind");
            assertThat(folder.run("apply", "-auto-approve").joined()).contains("eve@there");
            succeeds("force-unlock", "-force", "left-behind");

            assertThat(last()).contains("\"command\":\"force-unlock\"");
            assertThat(records()).isEqualTo(2);
        }
    }

    @Test
    void aDeletedWorkspaceIsRecordedBesideTheDefaultOne() {
        succeeds("workspace", "new", "dev");
        succeeds("apply", "-auto-approve");
        succeeds("workspace", "select", "default");
        succeeds("workspace", "delete", "-force", "dev");

        assertThat(last())
                .contains("\"command\":\"workspace delete dev\"", "memory_object.x[\\\"one\\\"]");
    }

    @Test
    void aMoveToAnotherStateIsRecordedBesideBoth() {
        succeeds("apply", "-auto-approve");
        succeeds(
                "state",
                "mv",
                "-state-out=other.tfstate",
                "memory_object.x[\"one\"]",
                "memory_object.y");

        assertThat(last()).contains("\"command\":\"state mv\"", "memory_object.x[\\\"one");
        assertThat(folder.path().resolve("other.tfstate.terrane-audit"))
                .content()
                .contains("\"command\":\"state mv\"", "memory_object.y");
    }
}
