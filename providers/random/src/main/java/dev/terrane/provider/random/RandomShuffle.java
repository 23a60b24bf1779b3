package dev.terrane.provider.random;

import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.ArgumentRules;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.spi.support.PlanRules;
import dev.terrane.spi.support.ReplaceRule;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// `random_shuffle`: a list of strings in another order, or some of them. Where more are asked for
/// than there are, all come before one comes again.
final class RandomShuffle implements RandomType {
    private static final Schema SCHEMA =
            Schema.of(
                    new Schema.Block(
                            Map.of(
                                    Keepers.NAME,
                                    Keepers.attribute(),
                                    "seed",
                                    Attribute.optional(Type.STRING),
                                    "input",
                                    Attribute.required(Type.list(Type.STRING)),
                                    "result_count",
                                    Attribute.optional(Type.NUMBER),
                                    "result",
                                    Attribute.computed(Type.list(Type.STRING)),
                                    "id",
                                    Attribute.computed(Type.STRING)),
                            Map.of()));

    private static final PlanRules RULES =
            PlanRules.of(SCHEMA.block())
                    .replacedBy(Keepers.NAME, ReplaceRule.UNLESS_ONLY_NULLS)
                    .replacedBy("seed", "input", "result_count")
                    .keeps("result", "id")
                    .build();

    @Override
    public String name() {
        return "random_shuffle";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public PlanRules rules() {
        return RULES;
    }

    @Override
    public List<Problem> problems(Value config) {
        return new ArgumentRules(config).atLeast("result_count", 0).problems();
    }

    @Override
    public Value create(Value planned, RandomGenerator random) {
        var attributes = Attributes.of(planned);
        List<Value> input = attributes.value("input").asList();
        int count =
                attributes.isSet("result_count")
                        ? Lengths.of(attributes, "result_count")
                        : input.size();
        List<Value> result = shuffled(input, count, Seed.generator(attributes, random));
        return ObjectBuilder.from(planned)
                .set("result", Value.list(Type.STRING, result))
                .set("id", "-")
                .build();
    }

    private static List<Value> shuffled(List<Value> input, int count, RandomGenerator random) {
        List<Value> result = new ArrayList<>();
        while (result.size() < count && !input.isEmpty()) {
            List<Value> round = new ArrayList<>(input);
            Collections.shuffle(round, random);
            result.addAll(round.subList(0, Math.min(round.size(), count - result.size())));
        }
        return result;
    }
}
