package dev.terrane.provider.random;

import dev.terrane.spi.ManagedResources.ImportAnswer;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.ArgumentRules;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.spi.support.PlanRules;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// `random_bytes`: bytes for a key, which are a secret.
final class RandomBytes implements RandomType {
    private static final Schema SCHEMA =
            Schema.of(
                    new Schema.Block(
                            Map.of(
                                    Keepers.NAME,
                                    Keepers.attribute(),
                                    "length",
                                    Attribute.required(Type.NUMBER),
                                    "base64",
                                    Attribute.computed(Type.STRING).asSensitive(),
                                    "hex",
                                    Attribute.computed(Type.STRING).asSensitive()),
                            Map.of()));

    private static final PlanRules RULES =
            PlanRules.of(SCHEMA.block())
                    .replacedBy(Keepers.NAME, "length")
                    .keeps("base64", "hex")
                    .build();

    @Override
    public String name() {
        return "random_bytes";
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
        byte[] bytes = new byte[Lengths.of(Attributes.of(planned), "length")];
        random.nextBytes(bytes);
        return withBytes(ObjectBuilder.from(planned), bytes);
    }

    private static Value withBytes(ObjectBuilder object, byte[] bytes) {
        return object.set("base64", Base64.getEncoder().encodeToString(bytes))
                .set("hex", HexFormat.of().formatHex(bytes))
                .build();
    }

    @Override
    public ImportAnswer importObject(String id) {
        try {
            byte[] bytes = Base64.getDecoder().decode(id);
            ObjectBuilder object = ObjectBuilder.of(SCHEMA.block()).set("length", bytes.length);
            return ImportAnswer.of(withBytes(object, bytes));
        } catch (IllegalArgumentException e) {
            return ImportProblems.invalid(id, "the bytes in base64");
        }
    }
}
