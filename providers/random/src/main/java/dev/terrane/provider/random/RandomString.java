package dev.terrane.provider.random;

import dev.terrane.spi.ManagedResources.ImportAnswer;
import dev.terrane.spi.ManagedResources.PlanRequest;
import dev.terrane.spi.ManagedResources.UpgradeAnswer;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.spi.support.PlanRules;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// `random_string`: a text of random characters that is no secret.
final class RandomString implements RandomType {
    private static final Schema SCHEMA = schemaOf();

    private static final PlanRules RULES = TextArguments.rules(SCHEMA).build();

    private static Schema schemaOf() {
        Map<String, Attribute> attributes = TextArguments.attributes();
        attributes.put("result", Attribute.computed(Type.STRING));
        return new Schema(2, new Schema.Block(attributes, Map.of()));
    }

    @Override
    public String name() {
        return "random_string";
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
    public PlanRequest adjusted(PlanRequest request) {
        return TextArguments.adjusted(request);
    }

    @Override
    public List<Problem> problems(Value config) {
        return TextArguments.problems(config);
    }

    @Override
    public Value create(Value planned, RandomGenerator random) {
        String text = TextRecipe.of(Attributes.of(planned)).draw(random);
        return ObjectBuilder.from(planned).set("id", text).set("result", text).build();
    }

    @Override
    public UpgradeAnswer upgrade(long fromVersion, byte[] json) {
        return TextStates.upgrade(SCHEMA, fromVersion, json);
    }

    @Override
    public ImportAnswer importObject(String id) {
        return ImportAnswer.of(TextStates.imported(SCHEMA, id).build());
    }
}
