package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.command.CommandFolder.Ran;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// States move to another backend whole, or not at all.
class InitBackendTest {
    @TempDir private Path temporary;
    private final StateWebServer server = start();
    private CommandFolder folder = new CommandFolder(Path.of("."));
    private Path local = Path.of(".");

    private static StateWebServer start() {
        try {
            return new StateWebServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void keepAStateHere() throws IOException {
        folder = new CommandFolder(temporary.toRealPath());
        local = folder.path().resolve("terraform.tfstate");
        folder.write("main.tf", "resource \"terraform_data\" \"t\" {\n  input = \"one\"\n}\n");
        succeeds("apply", "-auto-approve");
        folder.write("backend.tf", server.block("net"));
    }

    @AfterEach
    void end() {
        server.close();
    }

    private void succeeds(String... arguments) {
        assertThat(folder.run(arguments)).as(String.join(" ", arguments)).returns(0, Ran::status);
    }

    private void failsAndChangesNothing(String message, String... arguments) throws IOException {
        byte[] before = Files.readAllBytes(local);
        assertThat(folder.run(arguments))
                .returns(1, Ran::status)
                .extracting(Ran::joined)
                .asString()
                .contains(message);
        assertThat(Files.readAllBytes(local)).isEqualTo(before);
        assertThat(folder.path().resolve(".terraform/terraform.tfstate")).doesNotExist();
    }

    @Test
    void nobodyIsAskedWithoutInput() throws IOException {
        failsAndChangesNothing(
                "Can't ask approval for state migration", "init", "-migrate-state", "-input=false");
        assertThat(server.state("net")).isEmpty();
    }

    @Test
    void whoDoesNotSayYesKeepsTheStateWhereItIs() throws IOException {
        failsAndChangesNothing("State migration was refused", "init", "-migrate-state");
        assertThat(server.state("net")).isEmpty();
    }

    @Test
    void aStateMovesThereAndBack() throws IOException {
        String before = Files.readString(local);
        succeeds("init", "-force-copy");
        assertThat(server.state("net")).isEqualTo(before);
        assertThat(local).isEmptyFile();
        assertThat(folder.path().resolve("terraform.tfstate.backup")).hasContent(before);
        assertThat(folder.run("audit").text()).contains("apply: done", "init -migrate-state: done");

        Files.delete(folder.path().resolve("backend.tf"));
        succeeds("init", "-migrate-state", "-force-copy");
        assertThat(local).hasContent(before);
        assertThat(folder.run("plan", "-detailed-exitcode")).returns(0, Ran::status);
        assertThat(folder.run("audit").text().split("init -migrate-state: done")).hasSize(3);
    }

    @Test
    void whatArrivesAsSomethingElseIsNotTrusted() throws IOException {
        server.garble();
        failsAndChangesNothing("The copied state is not the same", "init", "-force-copy");
    }

    @Test
    void aPlaceThatTakesNothingIsNotSetUp() throws IOException {
        server.refuse();
        failsAndChangesNothing("status 403", "init", "-force-copy");
    }

    @Test
    void aTargetThatSomebodyWorksOnIsLeftAlone() throws IOException {
        server.lockFor("theirs");
        failsAndChangesNothing("eve@there", "init", "-force-copy");
        assertThat(server.state("net")).isEmpty();
    }

    @Test
    void aPlaceForOneStateTakesNoFurtherWorkspaces() throws IOException {
        Files.delete(folder.path().resolve("backend.tf"));
        succeeds("workspace", "new", "dev");
        succeeds("apply", "-auto-approve");
        succeeds("workspace", "select", "default");
        folder.write("backend.tf", server.block("net"));
        Files.deleteIfExists(folder.path().resolve(".terraform/terraform.tfstate"));

        failsAndChangesNothing("The workspace \"dev\" has a state", "init", "-force-copy");
        assertThat(server.state("net")).isEmpty();
    }

    @Test
    void statesEitherMoveOrStay() throws IOException {
        failsAndChangesNothing("Invalid init options", "init", "-reconfigure", "-migrate-state");
        succeeds("init", "-reconfigure");
        assertThat(local).isNotEmptyFile();
        assertThat(server.state("net")).isEmpty();
    }
}
