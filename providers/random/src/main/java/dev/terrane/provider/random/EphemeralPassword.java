package dev.terrane.provider.random;

import dev.terrane.spi.EphemeralResources;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The ephemeral resource `random_password`: another password at each run, kept nowhere.
record EphemeralPassword(RandomGenerator random) implements EphemeralResources {
    static final String TYPE = "random_password";

    static final Schema SCHEMA = schemaOf();

    private static Schema schemaOf() {
        Map<String, Attribute> attributes = TextArguments.attributes();
        attributes.remove(Keepers.NAME);
        attributes.remove("number");
        attributes.remove("id");
        attributes.put("result", Attribute.computed(Type.STRING).asSensitive());
        attributes.put("bcrypt_hash", Attribute.computed(Type.STRING).asSensitive());
        return Schema.of(new Schema.Block(attributes, Map.of()));
    }

    @Override
    public List<Problem> validate(Value config) {
        return TextArguments.problems(withoutOldNames(config));
    }

    /// The rules are those of the resource type, which has `number` as well.
    private static Value withoutOldNames(Value config) {
        Schema resource = new RandomPassword().schema();
        ObjectBuilder object = ObjectBuilder.of(resource.block());
        config.asMap().forEach(object::set);
        return object.build();
    }

    @Override
    public OpenAnswer open(Value config) {
        List<Problem> problems = validate(config);
        if (!problems.isEmpty()) {
            return new OpenAnswer(config, PrivateData.NONE, Optional.empty(), problems);
        }
        var arguments = Attributes.of(config);
        String password = TextRecipe.of(arguments).draw(random);
        ObjectBuilder object =
                ObjectBuilder.from(config)
                        .set("result", password)
                        .set("bcrypt_hash", BcryptHash.of(password));
        withDefaults(arguments, object);
        return new OpenAnswer(object.build(), PrivateData.NONE, Optional.empty(), List.of());
    }

    private static void withDefaults(Attributes arguments, ObjectBuilder object) {
        SCHEMA.block()
                .attributes()
                .forEach((name, attribute) -> {
                    if (attribute.isArgument() && attribute.computed() && arguments.isNull(name)) {
                        object.set(name, defaultOf(attribute.type()));
                    }
                });
    }

    private static Value defaultOf(Type type) {
        return type.equals(Type.BOOL) ? Value.TRUE : Value.number(0);
    }

    @Override
    public RenewAnswer renew(PrivateData privateData) {
        return new RenewAnswer(privateData, Optional.empty(), List.of());
    }

    @Override
    public List<Problem> close(PrivateData privateData) {
        return List.of();
    }
}
