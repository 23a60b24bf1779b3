package dev.terrane.provider.random;

import dev.terrane.spi.ManagedResources.ImportAnswer;
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

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// `random_integer`: a whole number from `min` to `max`, both included.
final class RandomInteger implements RandomType {
    private static final Schema SCHEMA =
            Schema.of(
                    new Schema.Block(
                            Map.of(
                                    Keepers.NAME,
                                    Keepers.attribute(),
                                    "min",
                                    Attribute.required(Type.NUMBER),
                                    "max",
                                    Attribute.required(Type.NUMBER),
                                    "seed",
                                    Attribute.optional(Type.STRING),
                                    "result",
                                    Attribute.computed(Type.NUMBER),
                                    "id",
                                    Attribute.computed(Type.STRING)),
                            Map.of()));

    private static final PlanRules RULES =
            PlanRules.of(SCHEMA.block())
                    .replacedBy(Keepers.NAME, ReplaceRule.UNLESS_ONLY_NULLS)
                    .replacedBy("min", "max", "seed")
                    .keeps("result", "id")
                    .build();

    @Override
    public String name() {
        return "random_integer";
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
        var check = new ArgumentRules(config).wholeNumber("min").wholeNumber("max");
        OptionalLong min = Attributes.of(config).wholeNumber("min");
        OptionalLong max = Attributes.of(config).wholeNumber("max");
        if (min.isPresent() && max.isPresent() && min.getAsLong() > max.getAsLong()) {
            check.invalid("max", "must not be less than `min`");
        }
        return check.problems();
    }

    @Override
    public Value create(Value planned, RandomGenerator random) {
        var attributes = Attributes.of(planned);
        long number =
                between(
                        attributes.wholeNumber("min").orElseThrow(),
                        attributes.wholeNumber("max").orElseThrow(),
                        Seed.generator(attributes, random));
        return ObjectBuilder.from(planned)
                .set("result", number)
                .set("id", Long.toString(number))
                .build();
    }

    /// The generator's own bounds leave out the upper one, which the largest number can not spare.
    private static long between(long min, long max, RandomGenerator random) {
        if (max < Long.MAX_VALUE) {
            return random.nextLong(min, max + 1);
        }
        return min > Long.MIN_VALUE ? random.nextLong(min - 1, max) + 1 : random.nextLong();
    }

    @Override
    public ImportAnswer importObject(String id) {
        String[] parts = id.split(",", -1);
        if (parts.length != 3 && parts.length != 4) {
            return invalid(id);
        }
        try {
            ObjectBuilder object =
                    ObjectBuilder.of(SCHEMA.block())
                            .set("id", parts[0])
                            .set("result", Long.parseLong(parts[0]))
                            .set("min", Long.parseLong(parts[1]))
                            .set("max", Long.parseLong(parts[2]));
            if (parts.length == 4) {
                object.set("seed", parts[3]);
            }
            return ImportAnswer.of(object.build());
        } catch (NumberFormatException e) {
            return invalid(id);
        }
    }

    private static ImportAnswer invalid(String id) {
        return ImportProblems.invalid(id, "\"result,min,max\" or \"result,min,max,seed\"");
    }
}
