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

import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// `random_id`: an id of some bytes in several notations, each after the same prefix.
final class RandomId implements RandomType {
    private static final Schema SCHEMA =
            Schema.of(
                    new Schema.Block(
                            Map.of(
                                    Keepers.NAME,
                                    Keepers.attribute(),
                                    "byte_length",
                                    Attribute.required(Type.NUMBER),
                                    "prefix",
                                    Attribute.optional(Type.STRING),
                                    "id",
                                    Attribute.computed(Type.STRING),
                                    "b64_url",
                                    Attribute.computed(Type.STRING),
                                    "b64_std",
                                    Attribute.computed(Type.STRING),
                                    "hex",
                                    Attribute.computed(Type.STRING),
                                    "dec",
                                    Attribute.computed(Type.STRING)),
                            Map.of()));

    private static final PlanRules RULES =
            PlanRules.of(SCHEMA.block())
                    .replacedBy(Keepers.NAME, ReplaceRule.UNLESS_ONLY_NULLS)
                    .replacedBy("byte_length", "prefix")
                    .keeps("id", "b64_url", "b64_std", "hex", "dec")
                    .build();

    @Override
    public String name() {
        return "random_id";
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
        return new ArgumentRules(config).atLeast("byte_length", 1).problems();
    }

    @Override
    public Value create(Value planned, RandomGenerator random) {
        var attributes = Attributes.of(planned);
        byte[] bytes = new byte[Lengths.of(attributes, "byte_length")];
        random.nextBytes(bytes);
        return withBytes(
                ObjectBuilder.from(planned), attributes.string("prefix").orElse(""), bytes);
    }

    private static Value withBytes(ObjectBuilder object, String prefix, byte[] bytes) {
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return object.set("id", id)
                .set("b64_url", prefix + id)
                .set("b64_std", prefix + Base64.getEncoder().encodeToString(bytes))
                .set("hex", prefix + HexFormat.of().formatHex(bytes))
                .set("dec", prefix + new BigInteger(1, bytes))
                .build();
    }

    /// `id`, or `prefix,id`.
    @Override
    public ImportAnswer importObject(String id) {
        int comma = id.lastIndexOf(',');
        String prefix = comma < 0 ? "" : id.substring(0, comma);
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(id.substring(comma + 1));
            ObjectBuilder object =
                    ObjectBuilder.of(SCHEMA.block())
                            .set("byte_length", bytes.length)
                            .set("prefix", Optional.of(prefix).filter(text -> !text.isEmpty()));
            return ImportAnswer.of(withBytes(object, prefix, bytes));
        } catch (IllegalArgumentException e) {
            return ImportProblems.invalid(
                    id, "the id in URL-safe base64, after \"prefix,\" if any");
        }
    }
}
