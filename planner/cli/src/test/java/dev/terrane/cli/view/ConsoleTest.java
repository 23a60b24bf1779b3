package dev.terrane.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class ConsoleTest {
    @ParameterizedTest
    @CsvSource({
        "true, false, '', xterm, true",
        "false, false, '', xterm, false",
        "true, true, '', xterm, false",
        "true, false, 1, xterm, false",
        "true, false, '', dumb, false",
    })
    void coloursAreForTerminalsThatWantThem(
            boolean terminal, boolean noColour, String variable, String term, boolean coloured) {
        Console console =
                Console.of(
                        System.out,
                        System.err,
                        terminal,
                        noColour,
                        Map.of("NO_COLOR", variable, "TERM", term));

        assertThat(console.style().coloured()).isEqualTo(coloured);
    }

    @Test
    void widthIsWhatTheEnvironmentSays() {
        assertThat(width(Map.of("COLUMNS", "120"))).isEqualTo(120);
        assertThat(width(Map.of())).isEqualTo(80);
        assertThat(width(Map.of("COLUMNS", "wide"))).isEqualTo(80);
    }

    private static int width(Map<String, String> environment) {
        return Console.of(System.out, System.err, false, false, environment).width();
    }
}
