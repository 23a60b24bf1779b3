package dev.terrane.provider.nulls;

import dev.terrane.spi.DataSources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The data source `null_data_source`: `outputs` are the `inputs`. Deprecated, a local value does
/// the same.
final class NullDataSource implements DataSources {
    static final String TYPE = "null_data_source";

    static final Schema SCHEMA =
            Schema.of(
                    new Schema.Block(
                            Map.of(
                                    "inputs", Attribute.optional(Type.map(Type.STRING)),
                                    "outputs", Attribute.computed(Type.map(Type.STRING)),
                                    "random", Attribute.computed(Type.STRING),
                                    "has_computed_default", Attribute.optionalComputed(Type.STRING),
                                    "id", Attribute.computed(Type.STRING).asDeprecated()),
                            Map.of(),
                            "Gives back what it is given; a local value does the same.",
                            true));

    private final RandomGenerator random;

    NullDataSource(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public List<Problem> validate(Value config) {
        return List.of();
    }

    @Override
    public Answer read(Value config) {
        var arguments = Attributes.of(config);
        ObjectBuilder object =
                ObjectBuilder.from(config)
                        .set("outputs", arguments.value("inputs"))
                        .set("random", RandomId.from(random))
                        .set("id", "static");
        if (arguments.isNull("has_computed_default")) {
            object.set("has_computed_default", "default");
        }
        return new Answer(object.build(), List.of());
    }
}
