package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.Application;
import dev.terrane.cli.Invocation;
import dev.terrane.cli.command.CommandFolder.Ran;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A web server keeps a state and nothing else: what belongs beside it stays on the machine, which is
/// said where it matters.
class OneMachineTest {
    private static final String SECRET =
            """
            variable "word" {
              sensitive = true
              default   = "hush"
            }
            resource "terraform_data" "t" {
              input = var.word
            }
            """;

    @TempDir private Path temporary;
    private StateWebServer server;
    private CommandFolder here = new CommandFolder(Path.of("."));
    private CommandFolder there = new CommandFolder(Path.of("."));

    @BeforeEach
    void configure() throws IOException {
        server = new StateWebServer();
        here = folder("here");
        there = folder("there");
    }

    private CommandFolder folder(String name) throws IOException {
        CommandFolder folder =
                new CommandFolder(Files.createDirectory(temporary.toRealPath().resolve(name)));
        folder.write("main.tf", SECRET);
        folder.write("backend.tf", server.block("net"));
        return folder;
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void theKeyOfTheSecretsStaysHere() throws IOException {
        assertThat(here.run("plan", "-out=plan.json").joined())
                .contains("Secrets can be compared on this machine alone");
        there.write("plan.json", Files.readString(here.path().resolve("plan.json")));

        assertThat(there.run("apply", "plan.json"))
                .returns(Command.REFUSED, Ran::status)
                .extracting(Ran::joined)
                .asString()
                .contains("Secrets can not be compared");
        assertThat(here.run("apply", "plan.json")).returns(0, Ran::status);
    }

    @Test
    void aPlanWithoutSecretsSaysNothingOfThem() throws IOException {
        here.write("main.tf", "resource \"terraform_data\" \"t\" {}\n");

        assertThat(here.run("plan", "-out=plan.json").joined()).doesNotContain("this machine");
    }

    @Test
    void theRecordsOfEachMachineAreSaidToBeSo() {
        assertThat(here.run("apply", "-auto-approve")).returns(0, Ran::status);

        assertThat(here.run("audit").joined())
                .contains("apply: done", "Records of this machine alone");
        assertThat(there.run("audit").joined())
                .contains("No audit records", "Records of this machine alone", "serial is 1");
    }

    /// Who reads the records does not stumble over a warning.
    @Test
    void jsonHasNothingBesideIt() {
        assertThat(here.run("apply", "-auto-approve")).returns(0, Ran::status);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        new Application(
                        new Invocation(
                                here.path(),
                                Map.of(),
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                new ByteArrayInputStream(new byte[0]),
                                false))
                .run("audit", "-json");

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("{");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("this machine alone");
    }
}
