package dev.terrane.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class HoursTest {
    /// 2026-01-05 is a Monday.
    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    mon-fri 09:00-17:00               | 2026-01-05T09:00:00Z | true
                    mon-fri 09:00-17:00               | 2026-01-05T17:00:00Z | false
                    mon-fri 09:00-17:00               | 2026-01-10T10:00:00Z | false
                    mon-fri 09:00-17:00 Europe/Berlin | 2026-01-05T08:30:00Z | true
                    sat,sun 09:00-17:00 UTC           | 2026-01-10T10:00:00Z | true
                    fri-mon 09:00-17:00               | 2026-01-11T10:00:00Z | true
                    fri-mon 09:00-17:00               | 2026-01-06T10:00:00Z | false
                    sun 22:00-02:00                   | 2026-01-11T23:00:00Z | true
                    sun 22:00-02:00                   | 2026-01-12T01:59:00Z | true
                    sun 22:00-02:00                   | 2026-01-11T01:00:00Z | false
                    """)
    void saysWhetherAnInstantIsWithin(String text, Instant instant, boolean within) {
        assertThat(Hours.parse(text).orElseThrow().contains(instant)).isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "always",
                "mon 9-17",
                "mon-fri 09:00-25:00",
                "foo 09:00-17:00",
                "mon-tue-wed 09:00-10:00",
                "mon 09:00-17:00 Nowhere/Atall"
            })
    void readsNothingElse(String text) {
        assertThat(Hours.parse(text)).isEmpty();
    }

    @Test
    void namesEveryDayOfARange() {
        assertThat(Hours.parse("mon-sun 00:00-00:00").orElseThrow().days()).hasSize(7);
    }
}
