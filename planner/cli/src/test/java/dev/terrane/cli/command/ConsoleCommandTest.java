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

/// The console at the end of a pipe.
final class ConsoleCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    @TempDir private Path folder;

    @BeforeEach
    void writeConfiguration() throws IOException {
        Files.writeString(
                folder.resolve("main.tf"),
                """
                variable "given" {
                  default = "v"
                }
                variable "missing" {
                }
                variable "secret" {
                  default   = "s"
                  sensitive = true
                }
                resource "terraform_data" "one" {
                  input = { a = [var.given] }
                }
                """);
    }

    private int run(String input, String... arguments) {
        out.reset();
        err.reset();
        return new Application(
                        new Invocation(
                                folder,
                                Map.of("TF_VAR_missing", ""),
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                                false))
                .run(arguments);
    }

    private String answer(String input, String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "console";
        System.arraycopy(options, 0, arguments, 1, options.length);
        assertThat(run(input, arguments)).as(input).isZero();
        return out.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    @Test
    void writesTheLastAnswer() {
        assertThat(answer("1\nvar.given\n")).isEqualTo("\"v\"");
        assertThat(answer("var.given", "-var", "given=w")).isEqualTo("\"w\"");
        assertThat(answer("var.given\nexit\n1")).isEmpty();
    }

    @Test
    void hidesSecretsAndKnowsNoMore() {
        assertThat(answer("var.secret")).isEqualTo("(sensitive value)");
        assertThat(answer("terraform_data.one.output")).isEqualTo("(known after apply)");
    }

    @Test
    void showsTypesWithoutQuotes() {
        assertThat(answer("type([1, \"a\"])")).isEqualTo("tuple([\n    number,\n    string,\n])");
        assertThat(answer("type(tomap({ a = 1 }))")).isEqualTo("map(number)");
    }

    @Test
    void takesAnExpressionOverSeveralLines() {
        assertThat(answer("[\n1,\n2\n]\n")).isEqualTo("[\n  1,\n  2,\n]");
    }

    @Test
    void endsAtTheFirstMistake() {
        assertThat(run("1\nnosuch()\n2\n", "console")).isEqualTo(1);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Call to unknown function");
    }

    @Test
    void showsWhatAPlanWouldMake() {
        assertThat(answer("terraform_data.one.input.a[0]", "-plan")).isEqualTo("\"v\"");
        assertThat(run("", "apply", "-auto-approve")).isZero();
        assertThat(answer("terraform_data.one.output.a")).isEqualTo("[\n  \"v\",\n]");
    }
}
