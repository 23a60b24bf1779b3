package dev.terrane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class MissingArgumentTest {
    @TempDir private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    static List<String> commandsThatNeedArguments() {
        return CommandTable.entries().entrySet().stream()
                .filter(entry ->
                        entry.getValue().command().get().spec().positionalParameters().stream()
                                .anyMatch(positional -> positional.arity().min() > 0))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private int run(String line) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        Invocation invocation =
                new Invocation(folder, Map.of(), out, out, InputStream.nullInputStream(), false);
        return new Application(invocation).run(line.split(" "));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("commandsThatNeedArguments")
    void isNamed(String command) {
        assertThat(run(command)).isEqualTo(1);

        assertThat(text())
                .startsWith("terrane " + command + " needs ")
                .contains("Run terrane " + command + " -help");
    }

    @ParameterizedTest
    @CsvSource({
        "state mv a, terrane state mv needs 2 arguments: ADDRESS ADDRESS.",
        "login, terrane login needs HOST.",
    })
    void isCounted(String line, String message) {
        assertThat(run(line)).isEqualTo(1);

        assertThat(text()).startsWith(message);
    }

    @Test
    void aWordThatBeginsCommandsListsThem() {
        assertThat(run("state")).isEqualTo(1);
        assertThat(text()).contains("  list ", "  replace-provider ").doesNotContain("workspace");

        printed.reset();
        assertThat(run("workspace -help")).isZero();
        assertThat(text()).contains("  select ");
    }

    @Test
    void aSecondWordIsCorrected() {
        assertThat(run("state lst")).isEqualTo(1);
        assertThat(text()).contains("\"state lst\"", "\"state list\"");
    }
}
