package dev.terrane.provider.memory;

import dev.terrane.spi.ListResources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The list of `memory_object`: all that there are, or those of one kind.
final class MemoryObjectList implements ListResources {
    static final Schema SCHEMA =
            Schema.of(new Schema.Block(Map.of("kind", Attribute.optional(Type.STRING)), Map.of()));

    private final Service service;

    MemoryObjectList(Service service) {
        this.service = service;
    }

    @Override
    public List<Problem> validate(ListRequest request) {
        return Attributes.of(request.config()).string("kind").filter(String::isEmpty).isPresent()
                ? List.of(
                        Problem.error(
                                "Empty kind",
                                "No object has an empty kind; leave \"kind\" out to find all.",
                                ValuePath.attribute("kind")))
                : List.of();
    }

    @Override
    public List<Problem> list(ListRequest request, Consumer<Found> found) {
        Optional<String> kind = Attributes.of(request.config()).string("kind");
        service.cloud().objects().stream()
                .filter(object ->
                        kind.isEmpty() || kind.equals(Attributes.of(object).string("kind")))
                .limit(request.limit())
                .map(object -> found(object, request.withObjects()))
                .forEach(found);
        return List.of();
    }

    private static Found found(Value object, boolean whole) {
        return new Found(
                Attributes.of(object).requiredString("name"),
                Optional.empty(),
                whole ? Optional.of(object) : Optional.empty(),
                List.of());
    }
}
