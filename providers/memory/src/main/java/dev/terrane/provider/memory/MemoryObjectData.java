package dev.terrane.provider.memory;

import dev.terrane.spi.DataSources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.List;

/// The data source `memory_object`: the one object of a name.
final class MemoryObjectData implements DataSources {
    private final Service service;

    MemoryObjectData(Service service) {
        this.service = service;
    }

    @Override
    public List<Problem> validate(Value config) {
        return List.of();
    }

    @Override
    public Answer read(Value config) {
        String name = Attributes.of(config).requiredString("name");
        if (service.begin(Operation.READ, name).isPresent()) {
            return new Answer(config, List.of(Service.refusal(Operation.READ, name)));
        }
        List<Attributes> found =
                service.cloud().objects().stream()
                        .map(Attributes::of)
                        .filter(object -> object.requiredString("name").equals(name))
                        .toList();
        return found.size() == 1
                ? new Answer(shown(found.getFirst()), List.of())
                : new Answer(config, List.of(notOne(name, found.size())));
    }

    private static Value shown(Attributes object) {
        Schema.Block block = MemoryObjectSchema.DATA_SOURCE.block();
        ObjectBuilder shown = ObjectBuilder.of(block);
        block.attributes().keySet().forEach(name -> shown.set(name, object.value(name)));
        return shown.build();
    }

    private static Problem notOne(String name, int count) {
        return Problem.error(
                "No single object of that name",
                "There are "
                        + count
                        + " objects named \""
                        + name
                        + "\", but the data source needs exactly one.",
                ValuePath.attribute("name"));
    }
}
