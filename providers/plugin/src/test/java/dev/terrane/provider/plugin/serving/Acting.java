package dev.terrane.provider.plugin.serving;

import dev.terrane.provider.memory.MemoryProviderFactory;
import dev.terrane.spi.Action;
import dev.terrane.spi.ForwardingProvider;
import dev.terrane.spi.ListResources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A provider that lists two objects, and has an action that counts down.
final class Acting extends ForwardingProvider {
    private static final Schema COUNT =
            Schema.of(new Schema.Block(Map.of("from", Attribute.required(Type.NUMBER)), Map.of()));
    private static final Schema PREFIX =
            Schema.of(
                    new Schema.Block(Map.of("prefix", Attribute.optional(Type.STRING)), Map.of()));

    Acting() {
        super(new MemoryProviderFactory().create());
    }

    @Override
    public ProviderSchema schema() {
        ProviderSchema all = super.schema();
        return new ProviderSchema(
                all.provider(),
                all.resources(),
                all.dataSources(),
                all.ephemeralResources(),
                Map.of("memory_object", PREFIX),
                Map.of("memory_count", COUNT),
                Optional.empty());
    }

    @Override
    public Optional<ListResources> listResource(String type) {
        return Optional.of(
                new ListResources() {
                    @Override
                    public List<Problem> validate(ListRequest request) {
                        return request.limit() > 1000
                                ? List.of(Problem.error("Too many", "No more than 1000."))
                                : List.of();
                    }

                    @Override
                    public List<Problem> list(ListRequest request, Consumer<Found> found) {
                        String prefix = Attributes.of(request.config()).string("prefix").orElse("");
                        for (String name : List.of("a", "b")) {
                            found.accept(object(prefix + name, request.withObjects()));
                        }
                        return List.of(
                                Problem.warning("Incomplete", "There are more.", ValuePath.EMPTY));
                    }
                });
    }

    private ListResources.Found object(String name, boolean whole) {
        Value object =
                ObjectBuilder.of(super.schema().resources().get("memory_object").block())
                        .set("name", Value.string(name))
                        .build();
        return new ListResources.Found(
                name, Optional.empty(), whole ? Optional.of(object) : Optional.empty(), List.of());
    }

    @Override
    public Optional<Action> action(String type) {
        return Optional.of(
                new Action() {
                    @Override
                    public List<Problem> validate(Value config) {
                        return from(config) < 0
                                ? List.of(
                                        Problem.error(
                                                "Negative",
                                                "Count from what there is.",
                                                ValuePath.attribute("from")))
                                : List.of();
                    }

                    @Override
                    public List<Problem> plan(Value config) {
                        return validate(config);
                    }

                    @Override
                    public List<Problem> invoke(Value config, Consumer<String> progress) {
                        for (long left = from(config); left > 0; left--) {
                            progress.accept(left + " left");
                        }
                        return List.of(Problem.error("Nothing left", "It is counted down."));
                    }
                });
    }

    private static long from(Value config) {
        return config.asMap().get("from") instanceof Value.NumberValue number
                ? number.number().asLong().orElse(0)
                : 0;
    }
}
