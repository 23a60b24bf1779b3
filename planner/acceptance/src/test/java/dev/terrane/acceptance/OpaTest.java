package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Policies for the Open Policy Agent are asked of what `terrane show -json` prints, where `opa` or `conftest` is on the
/// PATH.
class OpaTest {
    private static final String POLICY =
            """
            package main

            import rego.v1

            deny contains change.address if {
              some change in input.resource_changes
              "delete" in change.change.actions
            }
            """;

    @TempDir private Path folder;

    private WorkingFolder planned() {
        WorkingFolder working = WorkingFolder.at(folder);
        working.write("main.tf", "resource \"terraform_data\" \"gone\" {}\n");
        assertThat(working.run("apply", "-auto-approve").status()).isZero();
        working.write("main.tf", "resource \"terraform_data\" \"new\" {}\n");
        assertThat(working.run("plan", "-out=plan").status()).isZero();
        working.write("shown.json", working.run("show", "-json", "plan").out());
        working.write("policy/deny.rego", POLICY);
        return working;
    }

    private static CommandResult ran(WorkingFolder working, String... command)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(working.path().toFile())
                        .redirectErrorStream(true)
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandResult(process.waitFor(), out, "");
    }

    private static void require(String program) {
        boolean there =
                List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                        .anyMatch(place -> Path.of(place, program).toFile().canExecute());
        if (!there) {
            System.out.println("skipped: " + program + " is not on the PATH");
        }
        Assumptions.assumeTrue(there, program + " is not on the PATH");
    }

    @Test
    void opaSeesWhatIsDestroyed() throws IOException, InterruptedException {
        require("opa");
        CommandResult result =
                ran(
                        planned(),
                        "opa",
                        "eval",
                        "--format=raw",
                        "--data=policy",
                        "--input=shown.json",
                        "data.main.deny");

        assertThat(result.status()).as(result.toString()).isZero();
        assertThat(result.out())
                .contains("terraform_data.gone")
                .doesNotContain("terraform_data.new");
    }

    @Test
    void conftestSeesWhatIsDestroyed() throws IOException, InterruptedException {
        require("conftest");
        CommandResult result = ran(planned(), "conftest", "test", "--no-color", "shown.json");

        assertThat(result.status()).as(result.toString()).isEqualTo(1);
        assertThat(result.out())
                .contains("terraform_data.gone")
                .doesNotContain("terraform_data.new");
    }
}
