package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class JsonParserTest {
    private static final BodySchema SCHEMA =
            new BodySchema(
                    List.of(AttributeSchema.optional("name")),
                    List.of(BlockSchema.of("res", "type", "name"), BlockSchema.of("tag")));

    private final Diagnostics diagnostics = new Diagnostics();

    private Body parse(String text) {
        return JsonParser.parse(Source.of("test.tf.json", text), diagnostics).body();
    }

    private BodyContent content(String text) {
        return parse(text).content(SCHEMA, diagnostics);
    }

    private String problems() {
        return TreeDump.problems(diagnostics);
    }

    private JsonText stringOf(String text) {
        Attribute name = content("{\"name\": \"" + text + "\"}").attribute("name").orElseThrow();
        return ((JsonValue.StringValue) ((Expression.Json) name.expression()).value()).text();
    }

    @Test
    void findsAttributesAndBlocks() {
        BodyContent content =
                content(
                        """
                        {
                          "//": "a comment",
                          "name": [1, true, null, {"a": 2.5}],
                          "tag": [{}, {}],
                          "res": {"t": {"a": {}, "b": [{}, {}]}, "u": {"c": null}}
                        }
                        """);
        assertThat(problems()).isEmpty();
        assertThat(content.attributes()).containsOnlyKeys("name");
        assertThat(content.blocksOfType("tag")).hasSize(2);
        assertThat(content.blocksOfType("res"))
                .extracting(block -> block.label(0) + block.label(1))
                .containsExactly("ta", "tb", "tb");
    }

    @Test
    void takesAnArrayForAnObject() {
        BodyContent content = content("[{\"name\": 1}, {\"tag\": {}}]");
        assertThat(problems()).isEmpty();
        assertThat(content.attributes()).hasSize(1);
        assertThat(content.blocks()).hasSize(1);
    }

    @Test
    void knowsRanges() {
        BodyContent content = content("{\"name\": [1],\n \"tag\": {\"x\": 1 }}");
        Attribute name = content.attribute("name").orElseThrow();
        assertThat(name.range().text()).isEqualTo("\"name\": [1]");
        assertThat(name.nameRange().text()).isEqualTo("\"name\"");
        Block tag = content.blocks().getFirst();
        assertThat(tag.typeRange().text()).isEqualTo("\"tag\"");
        assertThat(tag.headerRange().text()).isEqualTo("{");
        assertThat(tag.body().range().text()).isEqualTo("{\"x\": 1 }");
        assertThat(tag.body().missingItemRange().text()).isEqualTo("}");
    }

    @Test
    void leavesTheRestToAnother() {
        Body.PartialContent partial =
                parse("{\"name\": 1, \"more\": 2}").partialContent(SCHEMA, diagnostics);
        assertThat(partial.remaining().attributes(diagnostics)).containsOnlyKeys("more");
        assertThat(problems()).isEmpty();
    }

    @Test
    void stringsAreTemplates() {
        Expression template = stringOf("a${b}").template(diagnostics);
        assertThat(TreeDump.expression(template)).isEqualTo("(template 'a' b)");
        assertThat(template.range().text()).isEqualTo("a${b}");
    }

    @Test
    void rangesInStringsKnowOfEscapes() {
        JsonText text = stringOf("\\u00e9\\n${f(\\\"x\\\")} é ${bb}");
        assertThat(text.text()).isEqualTo("é\n${f(\"x\")} é ${bb}");
        Expression.Template template = (Expression.Template) text.template(diagnostics);
        assertThat(template.parts())
                .extracting(part -> part.range().text())
                .containsExactly("\\u00e9\\n", "f(\\\"x\\\")", " é ", "bb");
    }

    @Test
    void stringsHoldExpressionsAndTraversals() {
        assertThat(TreeDump.expression(stringOf("list(string)").expression(diagnostics)))
                .isEqualTo("(list() string)");
        assertThat(stringOf("a.b[\\\"c\\\"]").traversal(diagnostics).map(TreeDump::traversal))
                .contains("a.b['c']");
        assertThat(problems()).isEmpty();
    }

    @Test
    void reportsProblemsOfAStringToEachWhoAsks() {
        JsonText text = stringOf("${b c}");
        text.template(diagnostics);
        text.template(diagnostics);
        assertThat(problems())
                .isEqualTo(
                        "1 Extra characters after interpolation expression; 1 Extra characters"
                                + " after interpolation expression");
    }

    @Test
    void decodesSurrogates() {
        assertThat(stringOf("\\ud83d\\udc4d \\ud83d").text()).isEqualTo("👍 \ufffd");
    }

    /// `~` stands for a line break.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\0',
            textBlock =
                    """
                    {"name" 1}            ! 1 Missing property value colon
                    {"name" = 1}          ! 1 Missing property value colon
                    {"name"}              ! 1 Missing object value; 1 Root value must be object
                    {"name": 1,}          ! 1 Trailing comma in object; 1 Root value must be object
                    {"name": [1,]}        ! 1 Trailing comma in array
                    {"name": 01}          ! 1 Invalid JSON number
                    {"name": True}        ! 1 Invalid JSON keyword
                    {"name": "\\q"}       ! 1 Invalid JSON string
                    {"name": 1            ! 1 Unclosed object; 1 Root value must be object
                    {name: 1}             ! 1 Invalid JSON keyword; 1 Invalid object property name; 1 Root value must be object
                    {"name": 1} {}        ! 1 Extraneous data after value
                    5                     ! 1 Root value must be object
                    {"nam": 1}            ! 1 Extraneous JSON object property
                    {"name": 1,~"name": 2} ! 2 Duplicate argument
                    {"tag": 5}            ! 1 Incorrect JSON value type
                    {"res": {"t": 5}}     ! 1 Incorrect JSON value type; 1 Missing block label
                    {"res": {}}           ! 1 Missing block label
                    """)
    void reports(String text, String expected) {
        content(text.replace('~', '\n'));
        assertThat(problems()).startsWith(expected);
    }

    @Test
    void reportsABodyThatIsNone() {
        Block tag = content("{\"tag\": [5]}").blocks().getFirst();
        assertThat(problems()).isEmpty();
        tag.body().attributes(diagnostics);
        assertThat(problems()).isEqualTo("1 Incorrect JSON value type");
    }

    @Test
    void refusesToNestWithoutEnd() {
        parse("[".repeat(100_000));
        assertThat(problems()).isEqualTo("1 Nesting too deep");
    }
}
