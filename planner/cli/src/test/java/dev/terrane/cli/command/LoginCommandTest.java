package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.Application;
import dev.terrane.cli.Invocation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

class LoginCommandTest {
    @TempDir Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String input, String... arguments) {
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        Invocation invocation =
                new Invocation(
                        home,
                        Map.of("HOME", home.toString()),
                        to,
                        to,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        false);
        return new Application(invocation).run(arguments);
    }

    @Test
    void aTokenIsKeptUntilLogout() {
        Path file = home.resolve(".terraform.d/credentials.tfrc.json");

        assertThat(run("s3cret\n", "login", "Registry.Example.com")).isZero();
        assertThat(file).content().contains("\"registry.example.com\"", "\"s3cret\"");
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("s3cret");

        assertThat(run("", "logout", "registry.example.com")).isZero();
        assertThat(file).content().doesNotContain("s3cret");
    }

    @Test
    void nothingIsKeptWhereNothingIsGiven() {
        assertThat(run("", "login", "registry.example.com")).isEqualTo(1);
        assertThat(home.resolve(".terraform.d")).doesNotExist();
    }
}
