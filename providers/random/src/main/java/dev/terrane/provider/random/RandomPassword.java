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

/// `random_password`: a text of random characters that is a secret, and its bcrypt hash.
final class RandomPassword implements RandomType {
    private static final String ID = "none";

    private static final Schema SCHEMA = schemaOf();

    private static final PlanRules RULES = TextArguments.rules(SCHEMA).keeps("bcrypt_hash").build();

    private static Schema schemaOf() {
        Map<String, Attribute> attributes = TextArguments.attributes();
        attributes.put("result", Attribute.computed(Type.STRING).asSensitive());
        attributes.put("bcrypt_hash", Attribute.computed(Type.STRING).asSensitive());
        return new Schema(3, new Schema.Block(attributes, Map.of()));
    }

    @Override
    public String name() {
        return "random_password";
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
        String password = TextRecipe.of(Attributes.of(planned)).draw(random);
        return ObjectBuilder.from(planned)
                .set("id", ID)
                .set("result", password)
                .set("bcrypt_hash", BcryptHash.of(password))
                .build();
    }

    /// Old states have no hash, or one of another text: a version of the provider cut it wrongly.
    @Override
    public UpgradeAnswer upgrade(long fromVersion, byte[] json) {
        UpgradeAnswer answer = TextStates.upgrade(SCHEMA, fromVersion, json);
        if (fromVersion == SCHEMA.version() || !answer.problems().isEmpty()) {
            return answer;
        }
        var attributes = Attributes.of(answer.object());
        String password = attributes.string("result").orElse("");
        boolean matches =
                attributes
                        .string("bcrypt_hash")
                        .filter(hash -> BcryptHash.matches(hash, password))
                        .isPresent();
        return matches
                ? answer
                : new UpgradeAnswer(
                        ObjectBuilder.from(answer.object())
                                .set("bcrypt_hash", BcryptHash.of(password))
                                .build(),
                        List.of());
    }

    @Override
    public ImportAnswer importObject(String id) {
        return ImportAnswer.of(
                TextStates.imported(SCHEMA, id)
                        .set("id", ID)
                        .set("bcrypt_hash", BcryptHash.of(id))
                        .build());
    }
}
