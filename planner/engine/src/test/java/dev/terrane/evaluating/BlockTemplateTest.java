package dev.terrane.evaluating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.expression.ConstantScope;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.Schema.NestedBlock;
import dev.terrane.spi.Schema.Nesting;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;

class BlockTemplateTest {
    private static final Schema.Block PORT =
            new Schema.Block(Map.of("number", Attribute.optional(Type.NUMBER)), Map.of());
    private static final Schema.Block BLOCK =
            new Schema.Block(
                    Map.of("name", Attribute.optional(Type.STRING)),
                    Map.of(
                            "listed", NestedBlock.of(Nesting.LIST, PORT),
                            "kept", NestedBlock.of(Nesting.SET, PORT),
                            "keyed", NestedBlock.of(Nesting.MAP, PORT),
                            "needed", new NestedBlock(Nesting.LIST, PORT, 1, 0),
                            "only", NestedBlock.of(Nesting.SINGLE, PORT)));
    private static final String TEXT =
            """
            name = "n"
            listed {
              number = 1
            }
            listed {
              number = 2
            }
            kept {
              number = 3
            }
            keyed "a" {
              number = 4
            }
            only {
              number = 5
            }
            needed {
            }
            """;

    private static BlockTemplate template(String text, Diagnostics diagnostics) {
        Source source = Source.of("main.tf", text);
        return BlockTemplate.of(HclParser.parse(source, diagnostics).body(), BLOCK, diagnostics);
    }

    static List<Arguments> paths() {
        return List.of(
                Arguments.of("an argument", ValuePath.attribute("name"), 1),
                Arguments.of(
                        "in the second of several blocks",
                        ValuePath.attribute("listed").thenIndex(1).thenAttribute("number"),
                        6),
                Arguments.of(
                        "a block without the argument",
                        ValuePath.attribute("needed").thenIndex(0).thenAttribute("number"),
                        17),
                Arguments.of(
                        "in a block with a key",
                        ValuePath.attribute("keyed").thenKey("a").thenAttribute("number"),
                        12),
                Arguments.of(
                        "in the only block",
                        ValuePath.attribute("only").thenAttribute("number"),
                        15),
                Arguments.of(
                        "in a set of blocks",
                        ValuePath.attribute("kept").thenIndex(0).thenAttribute("number"),
                        1),
                Arguments.of(
                        "in a block that is not there",
                        ValuePath.attribute("listed").thenIndex(2).thenAttribute("number"),
                        1),
                Arguments.of("blocks as a whole", ValuePath.attribute("listed"), 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("paths")
    void pointsAt(String what, ValuePath path, int line) {
        Diagnostics diagnostics = new Diagnostics();
        BlockTemplate template = template(TEXT, diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        assertThat(template.rangeOf(path).start().line()).isEqualTo(line);
    }

    /// A module hands on what it was given, and that may be null.
    @ParameterizedTest
    @CsvSource({
        "id = null, 0",
        "id = `x`, 1",
        "id = null == 1 ? `x` : null, 0",
        "only { id = null }, 0",
        "only { id = `x` }, 1",
    })
    void whatTheProviderDecidesMayBeNull(String text, int problems) {
        Schema.Block inner =
                new Schema.Block(Map.of("id", Attribute.computed(Type.STRING)), Map.of());
        Schema.Block schema =
                new Schema.Block(
                        Map.of("id", Attribute.computed(Type.STRING)),
                        Map.of("only", NestedBlock.of(Nesting.SINGLE, inner)));
        Diagnostics diagnostics = new Diagnostics();
        Source source = Source.of("main.tf", text.replace('`', '"') + "\n");
        BlockTemplate.of(HclParser.parse(source, diagnostics).body(), schema, diagnostics)
                .evaluate(ConstantScope.INSTANCE, diagnostics);
        assertThat(diagnostics.list())
                .hasSize(problems)
                .allMatch(
                        problem -> problem.summary().equals("Value for unconfigurable attribute"));
    }

    /// Terraform asks for that only when everything is an argument.
    @Test
    void whatTheProviderDecidesIsNotSpokenOfBesideArgumentsThatDoNotExist() {
        Schema.Block schema =
                new Schema.Block(Map.of("id", Attribute.computed(Type.STRING)), Map.of());
        Diagnostics diagnostics = new Diagnostics();
        Source source = Source.of("main.tf", "id = \"x\"\nunknown = true\n");
        BlockTemplate.of(HclParser.parse(source, diagnostics).body(), schema, diagnostics)
                .evaluate(ConstantScope.INSTANCE, diagnostics);
        assertThat(diagnostics.list())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.summary()).isEqualTo("Unsupported argument"));
    }

    @Test
    void aDynamicBlockOfAnUnknownTypeIsNoBlockEither() {
        Diagnostics diagnostics = new Diagnostics();

        template(
                """
                needed {
                }
                dynamic "lited" {
                  for_each = []
                  content {}
                }
                """,
                diagnostics);

        assertThat(diagnostics.list())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.summary()).isEqualTo("Unsupported block type");
                    assertThat(problem.detail()).contains("\"lited\"", "\"listed\"");
                });
    }

    @Test
    void saysOnceThatBlocksAreMissing() {
        Diagnostics diagnostics = new Diagnostics();
        BlockTemplate template = template("name = \"n\"\n", diagnostics);
        Value value = template.evaluate(ConstantScope.INSTANCE, diagnostics);
        assertThat(value).isNotNull();
        assertThat(template.isSound()).isFalse();
        assertThat(diagnostics.list())
                .extracting(problem -> problem.summary())
                .containsExactly("Insufficient needed blocks");
    }

    @Test
    void anObjectMayLackTheAttributesThatAreNotRequired() {
        Schema.NestedObject author =
                new Schema.NestedObject(
                        Nesting.SINGLE,
                        Map.of(
                                "name", Attribute.required(Type.STRING),
                                "born", Attribute.optional(Type.NUMBER)));
        Type type = author.asBlock().impliedType();
        Attribute attribute =
                new Attribute(type, author, false, true, false, false, false, false, "");
        Schema.Block block = new Schema.Block(Map.of("author", attribute), Map.of());
        Diagnostics diagnostics = new Diagnostics();

        Value made =
                BlockTemplate.of(
                                HclParser.parse(
                                                Source.of("main.tf", "author = { name = \"F\" }\n"),
                                                diagnostics)
                                        .body(),
                                block,
                                diagnostics)
                        .evaluate(ConstantScope.INSTANCE, diagnostics);

        assertThat(diagnostics.list()).isEmpty();
        assertThat(made.asMap().get("author"))
                .isEqualTo(
                        Value.object(
                                Map.of(
                                        "name",
                                        Value.string("F"),
                                        "born",
                                        Value.nullOf(Type.NUMBER))));
    }

    @Test
    void anObjectMayNotLackWhatIsRequired() {
        Schema.NestedObject author =
                new Schema.NestedObject(
                        Nesting.LIST, Map.of("name", Attribute.required(Type.STRING)));
        Type type = Type.list(author.asBlock().impliedType());
        Attribute attribute =
                new Attribute(type, author, false, true, false, false, false, false, "");
        Schema.Block block = new Schema.Block(Map.of("author", attribute), Map.of());
        Diagnostics diagnostics = new Diagnostics();

        BlockTemplate.of(
                        HclParser.parse(Source.of("main.tf", "author = [{}]\n"), diagnostics)
                                .body(),
                        block,
                        diagnostics)
                .evaluate(ConstantScope.INSTANCE, diagnostics);

        assertThat(diagnostics.list())
                .extracting(problem -> problem.summary())
                .containsExactly("Incorrect attribute value type");
    }
}
