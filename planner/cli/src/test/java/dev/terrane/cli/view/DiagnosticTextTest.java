package dev.terrane.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostic.ExpressionValue;
import dev.terrane.diagnostic.Source;
import dev.terrane.diagnostic.SourceRange;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

class DiagnosticTextTest {
    private static final Source MAIN =
            Source.of(
                    "main.tf",
                    """
                    resource "aws_vpc" "main" {
                      cidr = var.range
                    \ttags = { "名前" = größe, b = 2 }
                    }
                    """);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private static SourceRange at(String token) {
        byte[] text = MAIN.text();
        String all = new String(text, StandardCharsets.UTF_8);
        int start = all.substring(0, all.indexOf(token)).getBytes(StandardCharsets.UTF_8).length;
        return MAIN.range(start, start + token.getBytes(StandardCharsets.UTF_8).length);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsTheLineWithTheTokenUnderlinedAndTheValuesThatMattered() {
        new DiagnosticText(out)
                .write(
                        List.of(
                                Diagnostic.error(
                                                "Unsupported argument",
                                                "There is no argument \"cidr\" here. Did you mean \"cidr_block\"? It"
                                                        + " takes the range of addresses of the network.",
                                                at("cidr"))
                                        .withValues(
                                                List.of(
                                                        new ExpressionValue(
                                                                "var.range", "is \"x\""),
                                                        new ExpressionValue("local.a", "is 1")))
                                        .about("aws_vpc.main")));

        assertThat(text())
                .isEqualTo(
                        """

                        Error: Unsupported argument

                          with aws_vpc.main,
                          on main.tf line 2, in resource "aws_vpc" "main":
                           2:   cidr = var.range
                                ^^^^
                            ├────────────────
                            │ local.a is 1
                            │ var.range is "x"

                        There is no argument "cidr" here. Did you mean "cidr_block"? It takes the
                        range of addresses of the network.
                        """);
    }

    @Test
    void underlinesBelowTabsAndWideCharacters() {
        new DiagnosticText(out).write(List.of(Diagnostic.error("Bad", "", at("größe"))));

        assertThat(text()).contains("   3: \ttags = { \"名前\" = größe, b = 2 }\n");
        assertThat(text()).contains("      \t                  ^^^^^\n");
    }

    @Test
    void marksOneCharacterWhereSomethingIsMissing() {
        SourceRange after = at("var.range");
        new DiagnosticText(out)
                .write(
                        List.of(
                                Diagnostic.error(
                                        "Missing newline",
                                        "",
                                        MAIN.range(after.endByte(), after.endByte()))));

        assertThat(text())
                .contains(
                        """
                           2:   cidr = var.range
                                                ^
                        """);
    }

    @Test
    void ofALongLineThePartAroundTheMistakeIsShown() {
        String line = "[".repeat(100_000) + "wrong" + "]".repeat(100_000);
        Source source = Source.of("long.tf", line);
        new DiagnosticText(out)
                .write(List.of(Diagnostic.error("Bad", "", source.range(100_000, 100_005))));

        assertThat(text()).hasSizeLessThan(1000).contains("[wrong]", " ^^^^^\n");
    }

    @Test
    void framesDiagnosticsInColour() {
        new DiagnosticText(out, Style.COLOURED, 60)
                .write(List.of(Diagnostic.warning("Old", "Say it otherwise.")));

        assertThat(text().replace("\u001b", "~"))
                .isEqualTo(
                        """
                        ~[33m╷~[0m
                        ~[33m│~[0m ~[33m~[1mWarning: ~[0m~[0m~[1mOld~[0m
                        ~[33m│~[0m
                        ~[33m│~[0m Say it otherwise.
                        ~[33m╵~[0m
                        """);
    }

    @Test
    void compactWarningsAreAListOfSummaries() {
        new DiagnosticText(out)
                .writeCompact(
                        List.of(
                                Diagnostic.warning("Old", "Long explanation.", at("cidr")),
                                Diagnostic.warning("Old", "Another one.", at("tags")),
                                Diagnostic.error("Wrong", "Do it right."),
                                Diagnostic.warning("Elsewhere", "No place.")));

        assertThat(text())
                .isEqualTo(
                        """

                        Error: Wrong

                        Do it right.

                        Warnings:

                        - Old
                          on main.tf line 2 (and 1 more)
                        - Elsewhere

                        Without -compact-warnings they are shown in full.
                        """);
    }

    @Test
    void jsonHasTerraformsMembersInItsOrder() {
        Diagnostic diagnostic =
                Diagnostic.error("Unsupported <argument>", "No & yes.", at("größe"))
                        .withValues(List.of(new ExpressionValue("var.range", "is \"x\"")))
                        .about("aws_vpc.main");

        assertThat(JsonDocument.compact(json -> new DiagnosticJson().write(json, diagnostic)))
                .isEqualTo(
                        """
                        {"severity":"error","summary":"Unsupported \\u003cargument\\u003e","detail":"No \\u0026 yes.",\
                        "address":"aws_vpc.main","range":{"filename":"main.tf",\
                        "start":{"line":3,"column":18,"byte":68},"end":{"line":3,"column":23,"byte":75}},\
                        "snippet":{"context":"resource \\"aws_vpc\\" \\"main\\"",\
                        "code":"\\ttags = { \\"名前\\" = größe, b = 2 }","start_line":3,\
                        "highlight_start_offset":21,"highlight_end_offset":28,\
                        "values":[{"traversal":"var.range","statement":"is \\"x\\""}]}}\
                        """);
    }

    @Test
    void validationCountsErrorsAndWarnings() {
        assertThat(DiagnosticJson.validation(List.of(Diagnostic.warning("Old", ""))))
                .isEqualTo(
                        """
                        {
                          "format_version": "1.0",
                          "valid": true,
                          "error_count": 0,
                          "warning_count": 1,
                          "diagnostics": [
                            {
                              "severity": "warning",
                              "summary": "Old",
                              "detail": ""
                            }
                          ]
                        }\
                        """);
        assertThat(DiagnosticJson.validation(List.of())).contains("\"diagnostics\": []");
    }
}
