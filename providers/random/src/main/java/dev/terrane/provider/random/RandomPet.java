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
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// `random_pet`: a name of some words that is easy to remember, `gladly-brave-otter`. The words are
/// others than those of hashicorp/random.
final class RandomPet implements RandomType {
    private static final Schema SCHEMA =
            Schema.of(
                    new Schema.Block(
                            Map.of(
                                    Keepers.NAME,
                                    Keepers.attribute(),
                                    "length",
                                    Attribute.optionalComputed(Type.NUMBER),
                                    "prefix",
                                    Attribute.optional(Type.STRING),
                                    "separator",
                                    Attribute.optionalComputed(Type.STRING),
                                    "id",
                                    Attribute.computed(Type.STRING)),
                            Map.of()));

    private static final PlanRules RULES =
            PlanRules.of(SCHEMA.block())
                    .defaultValue("length", Value.number(2))
                    .defaultValue("separator", Value.string("-"))
                    .replacedBy(Keepers.NAME, ReplaceRule.UNLESS_ONLY_NULLS)
                    .replacedBy("length", "prefix", "separator")
                    .keeps("id")
                    .build();

    @Override
    public String name() {
        return "random_pet";
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
        return new ArgumentRules(config).atLeast("length", 1).problems();
    }

    @Override
    public Value create(Value planned, RandomGenerator random) {
        var attributes = Attributes.of(planned);
        List<String> words = new ArrayList<>();
        attributes.string("prefix").filter(text -> !text.isEmpty()).ifPresent(words::add);
        words.addAll(PetWords.draw(Lengths.of(attributes, "length"), random));
        String id = String.join(attributes.requiredString("separator"), words);
        return ObjectBuilder.from(planned).set("id", id).build();
    }
}
