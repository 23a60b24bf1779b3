package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

/// One mistake, one message, on the line that is to be changed.
class SyntaxErrorsTest {

    private static String problems(String text) {
        Diagnostics diagnostics = new Diagnostics();
        HclParser.parse(Source.of("test.tf", text), diagnostics);
        return TreeDump.problems(diagnostics);
    }

    /// `~` stands for a line break.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\0',
            textBlock =
                    """
                    a                       ! 1 Argument or block definition required
                    a: 1                    ! 1 Argument or block definition required
                    a = 1,~b = 2            ! 1 Unexpected comma after argument
                    a = 1 b = 2             ! 1 Missing newline after argument
                    a = 1~a = 2             ! 2 Attribute redefined
                    "a" = 1                 ! 1 Invalid argument name
                    a =                     ! 1 Missing expression
                    a =~b = 1               ! 1 Invalid expression
                    a = *~b = ~c = 1        ! 1 Invalid expression
                    a = (1~b = 2            ! 2 Unbalanced parentheses
                    a = [1~b = 2            ! 2 Missing item separator
                    a = [1                  ! 1 Unterminated tuple constructor expression
                    a = [1 2]~b = 1         ! 1 Missing item separator
                    a = {b}                 ! 1 Missing key/value separator
                    a = {b~}                ! 1 Missing attribute value
                    a = {b = 1 c = 2}       ! 1 Missing attribute separator
                    a = {b = 1              ! 1 Unterminated object constructor expression
                    a = f(1 2)~b = 1        ! 1 Missing argument separator
                    a = f(1~~               ! 1 Unterminated function call
                    a = f(b..., c)          ! 1 Missing closing parenthesis
                    a = x::1()              ! 1 Missing function name
                    a = x::y                ! 1 Missing open parenthesis
                    a = b ? c               ! 1 Missing false expression in conditional
                    a = b.                  ! 1 Invalid attribute name
                    a = b.0.1               ! 1 Invalid legacy index syntax
                    a = b.*.c.*             ! 1 Nested splat expression not allowed
                    a = 1.2.3               ! 1 Invalid number literal
                    a = [for x y : z]       ! 1 Invalid 'for' expression
                    a = [for x in y z]      ! 1 Invalid 'for' expression
                    a = [for x in y : x => x] ! 1 Invalid 'for' expression
                    a = [for x in y : x...] ! 1 Invalid 'for' expression
                    a = {for x in y : x}    ! 1 Invalid 'for' expression
                    a = 'b'                 ! 1 Invalid character; 1 Invalid expression
                    a = 1; b = 2            ! 1 Invalid character; 1 Missing newline after argument
                    a = b & c               ! 1 Unsupported operator; 1 Missing newline after argument
                    a = "b~c = 1            ! 1 Invalid multi-line string; 1 Unterminated template string
                    a = "b\\qc"             ! 1 Invalid escape sequence
                    a = "\\u12"             ! 1 Invalid escape sequence
                    a = "\\ud800"           ! 1 Invalid escape sequence
                    a = "${b"               ! 1 Unclosed template interpolation sequence
                    a = "${b c}"            ! 1 Extra characters after interpolation expression
                    a = "${b:-c}"           ! 1 Extra characters after interpolation expression
                    a = "%{if b}"           ! 1 Unexpected end of template
                    a = "%{endif}"          ! 1 Unexpected endif directive
                    a = "%{if b}%{endfor}"  ! 1 Unexpected endfor directive
                    a = "%{iff b}"          ! 1 Invalid template control keyword
                    a = "%{1}"              ! 1 Invalid template directive
                    a = "%{for in y}%{endfor}" ! 1 Invalid 'for' directive; 1 Unexpected endfor directive
                    a = <<EOT~b             ! 2 Unterminated template string
                    a {~b = 1               ! 1 Unclosed configuration block
                    a {~b = 1~}~}           ! 4 Argument or block definition required
                    a b                     ! 1 Invalid block definition
                    a "b"~{~}               ! 1 Invalid block definition
                    a "b" = 1               ! 1 Invalid block definition
                    a "b${c}" {~}           ! 1 Invalid string literal
                    a { b = 1, c = 2 }      ! 1 Invalid single-argument block definition
                    a { b = 1~}             ! 1 Invalid single-argument block definition
                    a { b {} }              ! 1 Argument definition required
                    a {~} b = 1             ! 2 Missing newline after block definition
                    /* a                    ! 1 Argument or block definition required
                    """)
    void reports(String text, String expected) {
        String actual = problems(text.replace('~', '\n'));
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void goesOnAfterAnError() {
        Diagnostics diagnostics = new Diagnostics();
        File file =
                HclParser.parse(
                        Source.of(
                                "test.tf",
                                """
                                a = 1 2
                                b = 3
                                c "d" {
                                  e: 5
                                  f = 6
                                }
                                g
                                h = 7
                                """),
                        diagnostics);
        assertThat(TreeDump.problems(diagnostics))
                .isEqualTo(
                        "1 Missing newline after argument; 4 Argument or block definition required;"
                                + " 7 Argument or block definition required");
        assertThat(TreeDump.body(file.body()))
                .isEqualTo("a = 1\nb = 3\nh = 7\nc 'd' {\n  f = 6\n}\n");
    }

    @Test
    void reportsBytesThatAreNotUtf8OnceAndNotInComments() {
        byte[] text =
                "# \u00ff\u00fe\na = \"\u00ff\u00ff\"\n".getBytes(StandardCharsets.ISO_8859_1);
        Diagnostics diagnostics = new Diagnostics();
        HclParser.parse(new Source("test.tf", text), diagnostics);
        assertThat(TreeDump.problems(diagnostics))
                .startsWith("2 Invalid character encoding")
                .doesNotContain("1 Invalid");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\0',
            textBlock =
                    """
                    [
                    (
                    -
                    {a=
                    f(
                    a[
                    a ? 1 :
                    "${
                    [for a in
                    """)
    void refusesToNestWithoutEnd(String opening) {
        assertThat(problems("a = " + opening.repeat(100_000))).contains("1 Nesting too deep");
    }

    @Test
    void refusesBlocksAndSplatsWithoutEnd() {
        assertThat(problems("a {\n".repeat(100_000))).isEqualTo("501 Nesting too deep");
        assertThat(problems("a = b" + "[*]".repeat(100_000))).isEqualTo("1 Nesting too deep");
    }

    @Test
    void refusesDirectivesWithoutEnd() {
        assertThat(problems("a = <<E\n" + "%{if b}".repeat(100_000) + "\nE\n"))
                .isEqualTo("2 Nesting too deep");
    }

    @Test
    void readsLongChainsWithoutRecursion() {
        assertThat(problems("a = 1" + " + 1".repeat(19_000))).isEmpty();
        assertThat(problems("a = b" + ".c".repeat(19_000))).isEmpty();
        assertThat(problems("a = b" + "[c]".repeat(19_000))).isEmpty();
    }

    /// What evaluates a chain goes down into it, so there is an end, far behind what anybody writes.
    @ParameterizedTest
    @ValueSource(strings = {" + 1", "[c]"})
    void refusesChainsThatCanNotBeEvaluated(String link) {
        assertThat(problems("a = 1" + link.repeat(100_000))).isEqualTo("1 Nesting too deep");
    }

    @Test
    void nestsAsDeepAsAnybodyWrites() {
        String nested = "[".repeat(400) + "]".repeat(400);
        assertThat(problems("a = " + nested)).isEmpty();
    }
}
