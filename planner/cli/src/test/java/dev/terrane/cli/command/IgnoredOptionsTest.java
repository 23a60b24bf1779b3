package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.command.CommandFolder.Ran;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/// Options of Terraform's that mean nothing here, and that scripts give all the same.
class IgnoredOptionsTest {
    @TempDir private Path temporary;
    private CommandFolder folder = new CommandFolder(Path.of("."));

    @BeforeEach
    void keepAState() throws IOException {
        folder = new CommandFolder(temporary.toRealPath());
        folder.write(
                "main.tf",
                "resource \"terraform_data\" \"t\" {}\nresource \"terraform_data\" \"i\" {}\n");
        succeeds("apply", "-auto-approve", "-target=terraform_data.t");
    }

    private void succeeds(String... arguments) {
        assertThat(folder.run(arguments)).as(String.join(" ", arguments)).returns(0, Ran::status);
    }

    /// Each command that takes it in Terraform 1.11.4.
    @Test
    void versionsElsewhereAreNotCompared() {
        String option = "-ignore-remote-version";
        succeeds("init", option);
        succeeds("taint", option, "terraform_data.t");
        succeeds("untaint", option, "terraform_data.t");
        succeeds("import", option, "terraform_data.i", "x");
        succeeds("state", "mv", option, "terraform_data.t", "terraform_data.u");
        succeeds(
                "state",
                "replace-provider",
                option,
                "-auto-approve",
                "terraform.io/builtin/terraform",
                "terraform.io/builtin/terraform");
        succeeds("state", "rm", option, "terraform_data.u");
    }
}
