package dev.terrane.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;
import java.util.stream.Collectors;

class LineDiffTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    abc,     abc,    ' a b c'
                    abc,     axc,    ' a-b+x c'
                    abc,     abxc,   ' a b+x c'
                    abc,     ac,     ' a-b c'
                    abcd,    bcda,   '-a b c d+a'
                    aabaa,   aaaa,   ' a a-b a a'
                    xayaz,   waya,   '-x+w a y a-z'
                    """)
    void findsTheLinesThatDiffer(String before, String after, String expected) {
        assertThat(diff(before, after)).isEqualTo(expected);
    }

    @Test
    void holdsBothTexts() {
        Random random = new Random(7);
        for (int run = 0; run < 500; run++) {
            String before = randomText(random);
            String after = randomText(random);
            String diff = diff(before, after);

            assertThat(diff.replaceAll("\\+.", "").replaceAll("[ -](.)", "$1")).isEqualTo(before);
            assertThat(diff.replaceAll("-.", "").replaceAll("[ +](.)", "$1")).isEqualTo(after);
        }
    }

    private static String randomText(Random random) {
        return random.ints(1 + random.nextInt(20), 'a', 'n')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /// Each character is a line.
    private static String diff(String before, String after) {
        return LineDiff.of(String.join("\n", before.split("")), String.join("\n", after.split("")))
                .stream()
                .map(line -> line.sign() + line.text())
                .collect(Collectors.joining());
    }
}
