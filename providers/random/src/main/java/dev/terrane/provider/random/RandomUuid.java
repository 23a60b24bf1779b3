package dev.terrane.provider.random;

import dev.terrane.spi.ManagedResources.ImportAnswer;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.spi.support.PlanRules;
import dev.terrane.spi.support.ReplaceRule;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// `random_uuid`: 128 random bits in the notation of a UUID. As in hashicorp/random no bit is set
/// to mark version or variant.
final class RandomUuid implements RandomType {
    private static final Pattern UUID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final Schema SCHEMA =
            Schema.of(
                    new Schema.Block(
                            Map.of(
                                    Keepers.NAME,
                                    Keepers.attribute(),
                                    "result",
                                    Attribute.computed(Type.STRING),
                                    "id",
                                    Attribute.computed(Type.STRING)),
                            Map.of()));

    private static final PlanRules RULES =
            PlanRules.of(SCHEMA.block())
                    .replacedBy(Keepers.NAME, ReplaceRule.UNLESS_ONLY_NULLS)
                    .keeps("result", "id")
                    .build();

    @Override
    public String name() {
        return "random_uuid";
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
    public Value create(Value planned, RandomGenerator random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String digits = HexFormat.of().formatHex(bytes);
        String uuid =
                String.join(
                        "-",
                        digits.substring(0, 8),
                        digits.substring(8, 12),
                        digits.substring(12, 16),
                        digits.substring(16, 20),
                        digits.substring(20));
        return withUuid(ObjectBuilder.from(planned), uuid);
    }

    private static Value withUuid(ObjectBuilder object, String uuid) {
        return object.set("result", uuid).set("id", uuid).build();
    }

    @Override
    public ImportAnswer importObject(String id) {
        return UUID.matcher(id).matches()
                ? ImportAnswer.of(
                        withUuid(ObjectBuilder.of(SCHEMA.block()), id.toLowerCase(Locale.ROOT)))
                : ImportProblems.invalid(id, "a UUID of 32 hexadecimal digits and 4 hyphens");
    }
}
