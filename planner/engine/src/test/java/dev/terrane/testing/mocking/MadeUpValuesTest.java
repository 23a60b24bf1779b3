package dev.terrane.testing.mocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.Schema.NestedBlock;
import dev.terrane.spi.Schema.Nesting;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class MadeUpValuesTest {
    private static final Schema.Block RULE =
            new Schema.Block(
                    Map.of(
                            "port", Attribute.required(Type.NUMBER),
                            "rule_id", Attribute.computed(Type.STRING)),
                    Map.of());
    private static final Schema.Block BLOCK =
            new Schema.Block(
                    Map.of(
                            "id", Attribute.computed(Type.STRING),
                            "name", Attribute.optional(Type.STRING),
                            "size", Attribute.optionalComputed(Type.NUMBER),
                            "open", Attribute.computed(Type.BOOL),
                            "zones", Attribute.computed(Type.list(Type.STRING)),
                            "any", Attribute.computed(Type.DYNAMIC)),
                    Map.of("rule", NestedBlock.of(Nesting.LIST, RULE)));

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void makesUpWhatTheProviderWouldGive() {
        Map<String, Value> made = fill(Map.of(), config(Map.of())).asMap();

        assertThat(made.get("id").asString()).matches("[a-z0-9]{8}");
        assertThat(made.get("size")).isEqualTo(Value.number(0));
        assertThat(made.get("open")).isEqualTo(Value.FALSE);
        assertThat(made.get("zones")).isEqualTo(Value.list(Type.STRING, List.of()));
        assertThat(made.get("any").isNull()).isTrue();
        assertThat(made.get("name").isNull()).isTrue();
    }

    @Test
    void keepsWhatIsConfiguredAndTakesWhatTheTestGives() {
        Map<String, Value> made =
                fill(
                                Map.of(
                                        "id", Value.string("i-1"),
                                        "size", Value.number(9),
                                        "name", Value.string("not computed")),
                                config(Map.of("size", Value.number(3))))
                        .asMap();

        assertThat(made.get("id")).isEqualTo(Value.string("i-1"));
        assertThat(made.get("size")).isEqualTo(Value.number(3));
        assertThat(made.get("name").isNull()).isTrue();
    }

    @Test
    void fillsEachNestedBlock() {
        Value given = Value.object(Map.of("rule_id", Value.string("r")));

        Map<String, Value> made =
                fill(Map.of("rule", given), config(Map.of("rule", rules(80, 443)))).asMap();

        assertThat(made.get("rule").asList())
                .extracting(rule -> rule.asMap().get("rule_id"))
                .containsExactly(Value.string("r"), Value.string("r"));
    }

    @Test
    void madeUpTextIsTheSameAgainAndAnotherForEachPlace() {
        Value config = config(Map.of("rule", rules(80, 443)));

        Value once = fill(Map.of(), config);

        assertThat(fill(Map.of(), config)).isEqualTo(once);
        assertThat(once.asMap().get("rule").asList())
                .extracting(rule -> rule.asMap().get("rule_id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void reportsAValueThatDoesNotFit() {
        fill(Map.of("id", Value.tuple(List.of())), config(Map.of()));

        assertThat(problems)
                .extracting(Problem::summary)
                .containsExactly("Mocked value does not fit");
        assertThat(problems.getFirst().detail()).contains("\"id\"").contains("a.tftest.hcl:3");
    }

    private Value fill(Map<String, Value> given, Value config) {
        return new MadeUpValues(
                        new MockedValues(Value.object(given), true, "seed", "a.tftest.hcl:3"),
                        problems)
                .fill(BLOCK, config, Value::isNull);
    }

    private static Value config(Map<String, Value> set) {
        Map<String, Value> all = new java.util.TreeMap<>(BLOCK.emptyValue().asMap());
        all.putAll(set);
        return Value.object(all);
    }

    private static Value rules(int... ports) {
        List<Value> rules = new ArrayList<>();
        for (int port : ports) {
            rules.add(
                    Value.object(
                            Map.of(
                                    "port", Value.number(port),
                                    "rule_id", Value.nullOf(Type.STRING))));
        }
        return Value.list(RULE.impliedType(), rules);
    }
}
