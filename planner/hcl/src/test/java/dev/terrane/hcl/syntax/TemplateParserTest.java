package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateParserTest {

    private static Expression parse(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Expression expression = HclParser.parseExpression(Source.of("test.tf", text), diagnostics);
        assertThat(TreeDump.problems(diagnostics)).isEmpty();
        return expression;
    }

    private static String dump(String text) {
        return TreeDump.expression(parse(text));
    }

    private static String dumpFile(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Expression expression = HclParser.parseTemplate(Source.of("test.tpl", text), diagnostics);
        assertThat(TreeDump.problems(diagnostics)).isEmpty();
        return TreeDump.expression(expression);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    ""                              | (template)
                    "a"                             | (template 'a')
                    "a${b}c"                        | (template 'a' b 'c')
                    "${b}"                          | (wrap b)
                    "${b}${c}"                      | (template b c)
                    "${"a${b}"}"                    | (wrap (template 'a' b))
                    "$${a}%%{b}"                    | (template '${a}%{b}')
                    "$a%b$"                         | (template '$a%b$')
                    "$$${a}"                        | (template '$${a}')
                    "100%"                          | (template '100%')
                    "a\\nb\\t\\"\\\\"               | (template 'a\\nb	"\\')
                    "\\u00e9\\U0001F44D"            | (template 'é👍')
                    "a ${~ b ~} c"                  | (template 'a' b 'c')
                    "a ${~ b} c"                    | (template 'a' b ' c')
                    "${a ~} ${b}"                   | (template a '' b)
                    "%{if a}b%{else}c%{endif}"      | (template (if a (template 'b') (template 'c')))
                    "%{if a}%{endif}"               | (template (if a (template) (template)))
                    "%{for x in y}${x},%{endfor}"   | (template (join (for x y (template x ','))))
                    "%{for k, v in y}%{endfor}"     | (template (join (for k v y (template))))
                    "x %{~ if a ~} y %{~ endif ~} z" | (template 'x' (if a (template 'y') (template)) 'z')
                    "${{a = "}"}}"                  | (wrap (object a=(template '}')))
                    """)
    void parsesQuoted(String text, String expected) {
        assertThat(dump(text)).isEqualTo(expected);
    }

    @Test
    void endsAHeredocAtItsMarker() {
        assertThat(dump("<<EOT\na\n  b\nEOT\n")).isEqualTo("(template 'a\\n  b\\n')");
        assertThat(dump("<<EOT\na\n  EOT\n")).isEqualTo("(template 'a\\n')");
        assertThat(dump("<<EOT\nEOT\n")).isEqualTo("(template)");
        assertThat(dump("<<EOT\nEOT x\nEOT\n")).isEqualTo("(template 'EOT x\\n')");
    }

    @Test
    void keepsCarriageReturnsInHeredocs() {
        assertThat(dump("<<EOT\r\na\r\nEOT\r\n")).isEqualTo("(template 'a\\r\\n')");
    }

    @Test
    void readsNoEscapesInHeredocs() {
        assertThat(dump("<<EOT\n\\n \"$${a}\" ${b}\nEOT\n"))
                .isEqualTo("(template '\\n \"${a}\" ' b '\\n')");
    }

    @Test
    void takesCommonIndentationOffFlushHeredocs() {
        assertThat(dump("<<-EOT\n    a\n      b\n\n    c\n  EOT\n"))
                .isEqualTo("(template 'a\\n  b\\n\\nc\\n')");
        assertThat(dump("<<-EOT\n    a\n  ${b}\n  EOT\n")).isEqualTo("(template '  a\\n' b '\\n')");
        assertThat(dump("<<-EOT\n    a\n${b}\n  EOT\n")).isEqualTo("(template '    a\\n' b '\\n')");
        assertThat(dump("<<-EOT\n    ${b} c\n      d\n    EOT\n"))
                .isEqualTo("(template '' b ' c\\n  d\\n')");
    }

    @Test
    void keepsIndentationBehindATrimmedLineBreak() {
        assertThat(dump("<<-EOT\n    %{if a ~}\n    b\n    %{endif ~}\n    EOT\n"))
                .isEqualTo("(template '' (if a (template '    b\\n') (template)) '')");
    }

    @Test
    void interpolatesHeredocsInHeredocs() {
        assertThat(dump("<<A\n${<<B\nx\nB\n}\nA\n"))
                .isEqualTo("(template (template 'x\\n') '\\n')");
    }

    @Test
    void readsFilesThatAreTemplates() {
        assertThat(dumpFile("")).isEqualTo("(template)");
        assertThat(dumpFile("a \"b\"\n${c}$")).isEqualTo("(template 'a \"b\"\\n' c '$')");
        assertThat(dumpFile("${c}")).isEqualTo("(wrap c)");
        assertThat(dumpFile("%{ for x in y ~}\n- ${x}\n%{ endfor ~}\n"))
                .isEqualTo("(template (join (for x y (template '- ' x '\\n'))) '')");
    }

    @Test
    void knowsTheRangeOfEachPart() {
        Expression.Template template = (Expression.Template) parse("\"ab${cd}e\\nf\"");
        assertThat(template.range().text()).isEqualTo("\"ab${cd}e\\nf\"");
        assertThat(template.parts())
                .extracting(part -> part.range().text())
                .containsExactly("ab", "cd", "e\\nf");
    }

    @Test
    void directivesCoverAllToTheirEnd() {
        Expression.Template template =
                (Expression.Template) parse("\"x%{if a}b%{else}c%{endif}y\"");
        Expression.Conditional conditional = (Expression.Conditional) template.parts().get(1);
        assertThat(conditional.range().text()).isEqualTo("%{if a}b%{else}c%{endif}");
        assertThat(conditional.whenTrue().range().text()).isEqualTo("b");
    }
}
