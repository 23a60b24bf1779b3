package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/// Each change of a state by hand can be taken back.
class UndoTest {
    @TempDir Path temporary;
    private WorkingFolder working;

    @BeforeEach
    void applied() {
        working =
                WorkingFolder.at(temporary)
                        .write(
                                "main.tf",
                                """
                                resource "terraform_data" "a" {
                                  input = "a"
                                }
                                resource "terraform_data" "b" {
                                  count = 2
                                  input = "b"
                                }
                                """);
        succeeds("apply -auto-approve");
    }

    private String succeeds(String line) {
        CommandResult result = working.run(line.split(" "));
        assertThat(result).as(line + "\n" + result).returns(0, CommandResult::status);
        return result.toString();
    }

    /// What it holds, whatever its number is.
    private String state() {
        return working.read("terraform.tfstate").replaceAll("\"serial\": \\d+", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state mv terraform_data.a terraform_data.c",
                "state mv terraform_data.b terraform_data.c",
                "state rm terraform_data.b[1]",
                "state rm terraform_data.a terraform_data.b",
                "state replace-provider -auto-approve terraform.io/builtin/terraform acme/terraform",
                "taint terraform_data.a"
            })
    void isTakenBackAndDoneAgain(String command) {
        String before = state();
        succeeds(command);
        String after = state();
        assertThat(after).isNotEqualTo(before);
        assertThat(succeeds("state undo")).contains("Undone: ");
        assertThat(state()).isEqualTo(before);
        assertThat(succeeds("state undo")).contains("Done again: ");
        assertThat(state()).isEqualTo(after);
    }

    @Test
    void untaintIsTakenBack() {
        succeeds("taint terraform_data.a");
        String before = state();
        succeeds("untaint terraform_data.a");
        succeeds("state undo");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void pushIsTakenBack() {
        String before = state();
        working.write(
                "other",
                before.replace("\"b\"", "\"other\"").replaceFirst(",\\s*,", ", \"serial\": 90,"));
        succeeds("state push -force other");
        assertThat(state()).isNotEqualTo(before);
        succeeds("state undo");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void importIsTakenBack() {
        working.write(
                "more.tf",
                """
                resource "terraform_data" "c" {
                }
                """);
        String before = state();
        succeeds("import terraform_data.c an-id");
        assertThat(state()).contains("an-id");
        succeeds("state undo");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void theDeletionOfAWorkspaceIsTakenBack() {
        succeeds("workspace new side");
        succeeds("apply -auto-approve");
        String before = succeeds("state pull");
        succeeds("workspace select default");
        succeeds("workspace delete -force side");
        assertThat(succeeds("workspace list")).doesNotContain("side");
        succeeds("state undo");
        succeeds("workspace select side");
        assertThat(succeeds("state pull")).isEqualTo(before);
    }

    @Test
    void aWorkspaceThatExistsAgainKeepsItsState() {
        succeeds("workspace new side");
        succeeds("workspace select default");
        succeeds("workspace delete side");
        succeeds("workspace new side");
        succeeds("workspace select default");
        assertThat(working.run("state", "undo")).returns(1, CommandResult::status);
    }
}
