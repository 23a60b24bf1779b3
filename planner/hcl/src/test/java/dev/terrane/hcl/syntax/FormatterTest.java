package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

class FormatterTest {

    private static String format(String text) {
        return new String(
                Formatter.format(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static void assertFormatted(String text, String expected) {
        assertThat(format(text)).isEqualTo(expected);
        assertThat(format(expected)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\0',
            textBlock =
                    """
                    a=1                         ! a = 1
                    a   =   b+c*-d              ! a = b + c * -d
                    a=b -1                      ! a = b - 1
                    a=b - - 1                   ! a = b - -1
                    a=f( x ,y... )              ! a = f(x, y...)
                    a=x . y [ 0 ] . z           ! a = x.y[0].z
                    a=x[ * ].y                  ! a = x[*].y
                    a=[ 1,2 , 3 ]               ! a = [1, 2, 3]
                    a={b=1,c=2}                 ! a = { b = 1, c = 2 }
                    a={ }                       ! a = {}
                    a=[for x in[1]:x]           ! a = [for x in [1] : x]
                    a=b?c:d                     ! a = b ? c : d
                    a=p :: q :: r ( )           ! a = p::q::r()
                    a="x ${ y }  z"             ! a = "x ${y}  z"
                    a="${ y }"                  ! a = y
                    a="${f("${y}")}"            ! a = f("${y}")
                    a="${x}${y}"                ! a = "${x}${y}"
                    a=["${y}"]                  ! a = ["${y}"]
                    a="${{}}"                   ! a = {}
                    a="x${{}}"                  ! a = "x${ {} }"
                    b   c{d=1}                  ! b "c" { d = 1 }
                    b {}                        ! b {}
                    variable "a" { type="list" } ! variable "a" { type = list(string) }
                    variable "a" { type=map }   ! variable "a" { type = map(any) }
                    variable "a" { type="string" } ! variable "a" { type = string }
                    output "a" { type="list" }  ! output "a" { type = "list" }
                    """)
    void spacesTokens(String text, String expected) {
        assertFormatted(text, expected);
    }

    @Test
    void indentsByOpenBrackets() {
        assertFormatted(
                """
                a {
                b = f([{
                c = 1
                }])
                      d {
                  e = [
                1,
                  ]
                }
                  }
                """,
                """
                a {
                  b = f([{
                    c = 1
                  }])
                  d {
                    e = [
                      1,
                    ]
                  }
                }
                """);
    }

    @Test
    void alignsNeighbouringEqualsSigns() {
        assertFormatted(
                """
                a = 1
                long = 2
                list = [
                  x
                ]
                bb = 3

                cccc = 4
                d = <<EOT
                text
                EOT
                eee = 5
                """,
                """
                a    = 1
                long = 2
                list = [
                  x
                ]
                bb = 3

                cccc = 4
                d    = <<EOT
                text
                EOT
                eee  = 5
                """);
    }

    @Test
    void alignsCommentsAtTheEndsOfLines() {
        assertFormatted(
                """
                # first
                a = 1 # x
                bbb = 22 // y
                c {   # z
                  d = 1    # w
                }
                """,
                """
                # first
                a   = 1  # x
                bbb = 22 // y
                c {      # z
                  d = 1  # w
                }
                """);
    }

    @Test
    void countsGraphemeClusters() {
        assertFormatted("e\u0301=1\nab=2\n", "e\u0301  = 1\nab = 2\n");
    }

    @Test
    void leavesTextAlone() {
        String text = "a = <<-EOT\n      x   ${y}\n  EOT\n";
        assertFormatted(text, text);
        assertFormatted("a = \"x   y\"\n", "a = \"x   y\"\n");
    }

    @Test
    void keepsLineBreaksAndTheirKind() {
        assertFormatted("a=1\r\n\r\n\r\nb=2", "a = 1\r\n\r\n\r\nb = 2");
    }

    @Test
    void putsUnwrappedLinesIntoParentheses() {
        assertFormatted("a = \"${\nb ?\nc : d\n}\"\n", "a = (b ?\nc : d)\n");
    }

    @Test
    void dropsTheByteOrderMark() {
        assertFormatted("\ufeffa=1\n", "a = 1\n");
    }

    @Test
    void leavesFilesWithErrorsAlone() {
        assertThat(format("a=1 2\n")).isEqualTo("a=1 2\n");
        Diagnostics diagnostics = new Diagnostics();
        assertThat(Formatter.format(Source.of("test.tf", "a=1 2\n"), diagnostics)).isEmpty();
        assertThat(TreeDump.problems(diagnostics)).isEqualTo("1 Missing newline after argument");
    }
}
