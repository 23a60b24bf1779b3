package dev.terrane.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,",
                "{ a = [",
                "upper(",
                "\"${upper(",
                "<<EOT",
                "<<-EOT\n  a",
                "[ # ]",
                "[ \"]\""
            })
    void goesOn(String text) {
        assertThat(OpenText.isOpen(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "[1]",
                ")",
                "\"a",
                "\"[\"",
                "\"$${\"",
                "\"\\\"[\"",
                "<<EOT\n[\nEOT",
                "1 << 2",
                "a // [",
                "\"${upper(\"[\")}\""
            })
    void ends(String text) {
        assertThat(OpenText.isOpen(text)).isFalse();
    }
}
