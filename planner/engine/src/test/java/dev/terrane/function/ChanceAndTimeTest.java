package dev.terrane.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChanceAndTimeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    timestamp()                            | "2026-01-02T03:04:05Z"
                    plantimestamp()                        | "2026-01-02T03:04:05Z"
                    uuid()                                 | "00000000-0000-0000-0000-000000000000"
                    substr(bcrypt("a", 4), 0, 7)           | "$2a$04$"
                    length(bcrypt("a", 4))                 | 60
                    can(bcrypt("a", 32))                   | false
                    can(bcrypt("a", 4, 4))                 | false
                    """)
    void areThoseOfTheSurroundings(String expression, String expected) {
        assertThat(Calls.in(new FakeSurroundings()).text(expression)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    timestamp()                            | unknown
                    timestamp() == null                    | false
                    plantimestamp()                        | "2026-01-02T03:04:05Z"
                    uuid()                                 | unknown
                    bcrypt("a", 4)                         | unknown
                    """)
    void stayOpenWhileAPlanIsMade(String expression, String expected) {
        assertThat(Calls.in(new FakeSurroundings().planning()).text(expression))
                .isEqualTo(expected);
    }
}
