package dev.terrane.spi;

import static dev.terrane.spi.TestValues.noText;
import static dev.terrane.spi.TestValues.object;
import static dev.terrane.spi.TestValues.set;
import static dev.terrane.spi.TestValues.text;
import static dev.terrane.spi.TestValues.unknownText;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.Schema.NestedBlock;
import dev.terrane.spi.Schema.Nesting;
import dev.terrane.value.Refinement;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;

class ConformanceTest {
    private static final Schema.Block RULE =
            new Schema.Block(
                    Map.of(
                            "port", Attribute.required(Type.STRING),
                            "id", Attribute.computed(Type.STRING)),
                    Map.of());

    private static Value rule(Value port, Value id) {
        return object("port", port, "id", id);
    }

    private static Value rules(Value... rules) {
        return Value.list(RULE.impliedType(), List.of(rules));
    }

    /// `plain`, `filled` (optional, computed), `id` (computed), `token` (write-only), `rule`.
    private static final Schema.Block BLOCK =
            new Schema.Block(
                    Map.of(
                            "plain", Attribute.optional(Type.STRING),
                            "filled", Attribute.optionalComputed(Type.STRING),
                            "id", Attribute.computed(Type.STRING),
                            "token", Attribute.optional(Type.STRING).asWriteOnly()),
                    Map.of("rule", NestedBlock.of(Nesting.LIST, RULE)));

    private static Value all(Value plain, Value filled, Value id, Value token, Value rules) {
        return Value.object(
                Map.of("plain", plain, "filled", filled, "id", id, "token", token, "rule", rules));
    }

    private static final Value NOTHING = Value.nullOf(BLOCK.impliedType());

    @Nested
    class OfPlans {
        static List<Arguments> agreeing() {
            Value config = all(text("a"), noText(), noText(), text("t"), rules());
            return List.of(
                    Arguments.of(
                            "as configured, the rest unknown",
                            config,
                            all(text("a"), unknownText(), unknownText(), noText(), rules())),
                    Arguments.of(
                            "what is filled in is known already",
                            config,
                            all(text("a"), text("f"), text("7"), noText(), rules())),
                    Arguments.of(
                            "more is certain of what is unknown",
                            all(unknownText(), noText(), noText(), noText(), rules()),
                            all(
                                    Refinements.notNull(unknownText()),
                                    noText(),
                                    noText(),
                                    noText(),
                                    rules())),
                    Arguments.of(
                            "blocks as often as written",
                            all(
                                    noText(),
                                    noText(),
                                    noText(),
                                    noText(),
                                    rules(rule(text("1"), noText()))),
                            all(
                                    noText(),
                                    noText(),
                                    noText(),
                                    noText(),
                                    rules(rule(text("1"), unknownText())))),
                    Arguments.of("nothing for nothing", NOTHING, NOTHING));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("agreeing")
        void agrees(String name, Value config, Value planned) {
            assertThat(Conformance.plannedProblems(BLOCK, NOTHING, config, planned)).isEmpty();
        }

        static List<Arguments> disagreeing() {
            Value config = all(text("a"), text("b"), noText(), text("t"), rules());
            return List.of(
                    Arguments.of(
                            "plain",
                            config,
                            all(text("x"), text("b"), noText(), noText(), rules())),
                    Arguments.of(
                            "plain",
                            config,
                            all(unknownText(), text("b"), noText(), noText(), rules())),
                    Arguments.of(
                            "filled",
                            config,
                            all(text("a"), text("x"), noText(), noText(), rules())),
                    Arguments.of(
                            "token",
                            config,
                            all(text("a"), text("b"), noText(), text("t"), rules())),
                    Arguments.of(
                            "rule",
                            config,
                            all(
                                    text("a"),
                                    text("b"),
                                    noText(),
                                    noText(),
                                    rules(rule(text("1"), noText())))),
                    Arguments.of("", config, NOTHING),
                    Arguments.of("", NOTHING, config),
                    Arguments.of("", config, Value.EMPTY_OBJECT));
        }

        @ParameterizedTest(name = "{0}: {2}")
        @MethodSource("disagreeing")
        void disagrees(String path, Value config, Value planned) {
            assertThat(Conformance.plannedProblems(BLOCK, NOTHING, config, planned))
                    .extracting(problem -> problem.path().display())
                    .containsExactly(path);
        }

        @Test
        void namesThePlaceInABlock() {
            Value config =
                    all(noText(), noText(), noText(), noText(), rules(rule(text("1"), noText())));
            Value planned =
                    all(noText(), noText(), noText(), noText(), rules(rule(text("2"), noText())));

            assertThat(Conformance.plannedProblems(BLOCK, NOTHING, config, planned))
                    .extracting(problem -> problem.path().display())
                    .containsExactly("rule[0].port");
        }

        @Test
        void mayKeepWhatMeansTheSame() {
            Value config = all(text("A"), noText(), noText(), noText(), rules());
            Value prior = all(text("a"), noText(), text("7"), noText(), rules());

            assertThat(Conformance.plannedProblems(BLOCK, prior, config, prior)).isEmpty();
        }

        @Test
        void showsNoValue() {
            Value config = all(text("hidden"), noText(), noText(), noText(), rules());
            Value planned = all(text("secret"), noText(), noText(), noText(), rules());

            assertThat(Conformance.plannedProblems(BLOCK, NOTHING, config, planned))
                    .singleElement()
                    .satisfies(problem ->
                            assertThat(problem.detail())
                                    .contains("`plain`")
                                    .doesNotContain("hidden", "secret"));
        }
    }

    @Nested
    class OfAnswers {
        private final Schema.Block block =
                new Schema.Block(
                        Map.of(
                                "a", Attribute.optional(Type.DYNAMIC),
                                "b", Attribute.computed(Type.STRING)),
                        Map.of());

        private List<String> problems(Value planned, Value applied) {
            return Conformance.appliedProblems(
                            block,
                            object("a", planned, "b", unknownText()),
                            object("a", applied, "b", text("given")))
                    .stream()
                    .map(problem -> problem.path().display())
                    .toList();
        }

        @Test
        void whatWasUnknownMayBeAnything() {
            assertThat(problems(Value.DYNAMIC, Value.TRUE)).isEmpty();
            assertThat(problems(unknownText(), noText())).isEmpty();
        }

        @Test
        void whatWasUnknownKeepsItsTypeAndWhatWasCertain() {
            assertThat(problems(unknownText(), Value.TRUE)).containsExactly("a");
            assertThat(problems(Refinements.notNull(unknownText()), noText())).containsExactly("a");
            Value prefixed = Refinements.refine(unknownText(), Refinement.NONE.withPrefix("arn:"));
            assertThat(problems(prefixed, text("arn:x"))).isEmpty();
            assertThat(problems(prefixed, text("x"))).containsExactly("a");
        }

        @Test
        void whatWasKnownComesOutSo() {
            assertThat(problems(text("x"), text("y"))).containsExactly("a");
            assertThat(problems(text("x"), noText())).containsExactly("a");
            assertThat(problems(noText(), text("x"))).containsExactly("a");
            assertThat(problems(Value.number(1), Value.number(1))).isEmpty();
        }

        @Test
        void comparesWhatIsInside() {
            Value planned = Value.tuple(List.of(text("x"), unknownText()));

            assertThat(problems(planned, Value.tuple(List.of(text("x"), text("y"))))).isEmpty();
            assertThat(problems(planned, Value.tuple(List.of(text("z"), text("y")))))
                    .containsExactly("a[0]");
            assertThat(problems(planned, Value.tuple(List.of(text("x"))))).containsExactly("a");
            assertThat(
                            problems(
                                    Value.map(Type.STRING, Map.of("k", text("x"))),
                                    Value.map(Type.STRING, Map.of("l", text("x")))))
                    .containsExactly("a");
        }

        @Test
        void setsMayShrinkWhenUnknownElementsAreEqual() {
            Value planned = set(text("x"), unknownText());

            assertThat(problems(planned, set(text("x")))).isEmpty();
            assertThat(problems(planned, set(text("x"), text("y")))).isEmpty();
            assertThat(problems(planned, set(text("y")))).containsExactly("a");
            assertThat(problems(set(text("x")), set(text("x"), text("y")))).containsExactly("a");
        }

        @Test
        void everythingIsKnownInTheEnd() {
            assertThat(problems(Value.DYNAMIC, Value.tuple(List.of(text("x"), unknownText()))))
                    .containsExactly("a[1]");
        }

        @Test
        void objectsComeAndGoAsPlanned() {
            Value none = Value.nullOf(block.impliedType());

            assertThat(Conformance.appliedProblems(block, none, none)).isEmpty();
            assertThat(Conformance.appliedProblems(block, block.emptyValue(), none)).hasSize(1);
            assertThat(Conformance.appliedProblems(block, none, block.emptyValue())).hasSize(1);
        }
    }
}
