package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

class ScannerTest {

    private static List<String> scan(String text) {
        SourceText source = SourceText.of(Source.of("test.tf", text));
        Tokens tokens = Scanner.scanCode(source);
        List<String> result = new ArrayList<>();
        for (int i = 0; i < tokens.size() - 1; i++) {
            result.add(source.string(tokens.start(i), tokens.end(i)));
        }
        assertThat(tokens.kind(tokens.size() - 1)).isEqualTo(TokenKind.END_OF_FILE);
        return result;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    a-b_1 -c          | a-b_1 - c
                    1.5e+3.x 1.e 2e   | 1.5e+3 . x 1 . e 2 e
                    1...2             | 1...2
                    a...              | a ...
                    <= < << <<- a     | <= < < < < < - a
                    => == = != ! >=   | => == = != ! >=
                    :: : && &         | :: : && &
                    a/b/*c*/d//e      | a / b /*c*/ d //e
                    {"${{}}"}         | { " ${ { } } " }
                    "${~ a ~}"        | " ${~ a ~} "
                    /*a               | / * a
                    """)
    void cuts(String text, String expected) {
        assertThat(String.join(" ", scan(text))).isEqualTo(expected);
    }

    @Test
    void everyByteBelongsToOneTokenOrIsABlank() {
        String text = "a = \"x$${y}$\" + <<-E\n  z ${q}\n  E\n'`é\u0000\r ~ ^";
        SourceText source = SourceText.of(Source.of("test.tf", text));
        Tokens tokens = Scanner.scanCode(source);
        int place = 0;
        for (int i = 0; i < tokens.size(); i++) {
            assertThat(source.string(place, tokens.start(i))).isBlank();
            place = tokens.end(i);
        }
        assertThat(place).isEqualTo(source.end());
    }

    @Test
    void looksForTheEndOfAnOpenCommentOnce() {
        assertThat(scan("/* ".repeat(200_000))).hasSize(400_000);
    }
}
