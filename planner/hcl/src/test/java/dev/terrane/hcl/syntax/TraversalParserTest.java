package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraversalParserTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    a                  | a
                    module.x.y["k"].z  | module.x.y['k'].z
                    a[0][1]            | a[0][1]
                    data.x.y["a\\"b"]  | data.x.y['a"b']
                    """)
    void parses(String text, String expected) {
        Diagnostics diagnostics = new Diagnostics();
        assertThat(
                        HclParser.parseTraversal(Source.of("<address>", text), diagnostics)
                                .map(TreeDump::traversal))
                .contains(expected);
        assertThat(diagnostics.isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    1        | 1 Variable name required
                    a.       | 1 Attribute name required
                    a.*      | 1 Attribute name required
                    a[*]     | 1 Attribute name required
                    a[b]     | 1 Index value required
                    a[0      | 1 Unclosed index brackets
                    a b      | 1 Invalid character
                    a["${b}"] | 1 Invalid string literal
                    """)
    void reports(String text, String expected) {
        Diagnostics diagnostics = new Diagnostics();
        assertThat(HclParser.parseTraversal(Source.of("<address>", text), diagnostics)).isEmpty();
        assertThat(TreeDump.problems(diagnostics)).isEqualTo(expected);
    }
}
