package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.Application;
import dev.terrane.cli.Invocation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"bad host!", "https://registry.example.com", "a/b", "-x.example.com"})
    void aHostHasAName(String host) {
        for (String command : new String[] {"login", "logout"}) {
            assertThat(run("s3cret\n", command, "--", host)).isEqualTo(1);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Invalid hostname");
        assertThat(home.resolve(".terraform.d")).doesNotExist();
    }

    @Test
    void namesOutsideOfAsciiAreKeptAsDnsWritesThem() {
        assertThat(run("s3cret\n", "login", "Bücher.example.com:8443")).isZero();

        assertThat(home.resolve(".terraform.d/credentials.tfrc.json"))
                .content()
                .contains("\"xn--bcher-kva.example.com:8443\"");
    }
}
