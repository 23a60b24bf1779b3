package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.Application;
import dev.terrane.cli.Invocation;

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

class ApplyCommandTest {
    @TempDir private Path folder;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void writeConfiguration() throws IOException {
        Files.writeString(
                folder.resolve("main.tf"),
                """
                variable "names" {
                  type    = set(string)
                  default = ["a"]
                }
                resource "terraform_data" "x" {
                  for_each = var.names
                  input    = each.key
                }
                """);
    }

    @Test
    void savingSpendsTheJournal() {
        assertThat(run("apply", "-auto-approve")).isZero();

        assertThat(folder.resolve("terraform.tfstate")).exists();
        assertThat(folder.resolve("terraform.tfstate.terrane-journal")).doesNotExist();
    }

    @Test
    void appliesWhatWasApprovedWithTheValuesThatItWasApprovedWith() {
        assertThat(run("plan", "-out=p.json", "-var", "names=[\"b\"]")).isZero();
        assertThat(run("apply", "p.json")).isZero();

        assertThat(run("state", "list")).isZero();
        assertThat(text()).endsWith("terraform_data.x[\"b\"]\n");
    }

    @Test
    void sayingNothingIsLeftWhenAnApprovedPlanIsAppliedTwice() {
        run("plan", "-out=p.json");
        assertThat(run("apply", "p.json")).isZero();
        assertThat(run("apply", "p.json")).isZero();

        assertThat(text()).contains("Nothing is left to do.");
    }

    @Test
    void refusesWhatNobodySaw() throws IOException {
        run("plan", "-out=p.json");
        Files.writeString(folder.resolve("more.tf"), "resource \"terraform_data\" \"unseen\" {}\n");

        assertThat(run("apply", "p.json")).isEqualTo(Command.REFUSED);
        assertThat(text()).contains("The plan does not hold any more", "terraform_data.unseen");
        assertThat(folder.resolve("terraform.tfstate")).doesNotExist();
    }

    @Test
    void twoRunsOnTheSameInputsGiveTheSameBytes() throws IOException {
        run("apply", "-auto-approve");
        run("plan", "-out=one.json", "-var", "names=[\"a\",\"c\"]");
        run("plan", "-out=two.json", "-parallelism=1", "-var", "names=[\"a\",\"c\"]");

        assertThat(Files.readAllBytes(folder.resolve("one.json")))
                .isEqualTo(Files.readAllBytes(folder.resolve("two.json")));
    }

    private int run(String... arguments) {
        printed.reset();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Application(
                        new Invocation(
                                folder,
                                Map.of(),
                                out,
                                out,
                                new ByteArrayInputStream(new byte[0]),
                                false))
                .run(arguments);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
