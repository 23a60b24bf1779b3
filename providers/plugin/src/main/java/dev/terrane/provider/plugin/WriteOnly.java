package dev.terrane.provider.plugin;

import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes write-only arguments out of what a provider answers: they are given to it and never kept. One
/// that answers with their values is at fault, and they must not reach a state.
record WriteOnly(Value object, List<Problem> problems) {
    WriteOnly {
        problems = List.copyOf(problems);
    }

    static WriteOnly removedFrom(Value object, Schema schema, String provider) {
        List<ValuePath> found = new ArrayList<>();
        Value without = block(object, schema.block(), ValuePath.EMPTY, found);
        return new WriteOnly(without, found.stream().map(path -> problem(path, provider)).toList());
    }

    private static Problem problem(ValuePath path, String provider) {
        return Problem.error(
                "Provider returned a write-only value",
                "The provider %s answered with a value of `%s`, which is write-only; it is not kept. This is a fault of the provider; report it to those who maintain it."
                        .formatted(provider, path.display()),
                path);
    }

    private static Value block(
            Value object, Schema.Block block, ValuePath path, List<ValuePath> found) {
        if (!(object instanceof Value.ObjectValue known)) {
            return object;
        }
        Map<String, Value> kept = new TreeMap<>(known.attributes());
        block.attributes()
                .forEach((name, attribute) -> {
                    Value value = kept.getOrDefault(name, Value.NULL);
                    if (attribute.writeOnly() && !value.isNull()) {
                        found.add(path.thenAttribute(name));
                        kept.put(name, Value.nullOf(attribute.type()));
                    }
                });
        block.blocks()
                .forEach((name, nested) -> {
                    Value value = kept.getOrDefault(name, Value.NULL);
                    kept.put(name, nested(value, nested.block(), path.thenAttribute(name), found));
                });
        return found.isEmpty() ? object : Value.object(kept);
    }

    private static Value nested(
            Value value, Schema.Block block, ValuePath path, List<ValuePath> found) {
        return switch (value) {
            case Value.ObjectValue object -> block(object, block, path, found);
            case Value.ListValue list -> {
                List<Value> elements = new ArrayList<>();
                for (Value element : list.elements()) {
                    elements.add(block(element, block, path.thenIndex(elements.size()), found));
                }
                yield Value.list(list.elementType(), elements);
            }
            default -> value;
        };
    }
}
