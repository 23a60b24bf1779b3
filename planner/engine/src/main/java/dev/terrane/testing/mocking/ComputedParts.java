package dev.terrane.testing.mocking;

import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Goes through an object, its blocks and nested objects, and fills in what a provider would give.
final class ComputedParts {
    private final Predicate<Value> missing;
    private final Filling filling;

    /// What comes into the place of one attribute.
    @FunctionalInterface
    interface Filling {
        /// @param given what a test says of the object that the attribute is one of, or null
        /// @param path from the whole object, for what has to be the same each time
        Value of(Schema.Attribute attribute, String name, Value given, String path);
    }

    @FunctionalInterface
    private interface Part {
        Value of(Value element, String path);
    }

    /// @param missing whether the value of a computed attribute is to be filled in
    ComputedParts(Predicate<Value> missing, Filling filling) {
        this.missing = missing;
        this.filling = filling;
    }

    /// @param given an object: what a test says
    Value fill(Schema.Block block, Value object, Value given) {
        return block(block, object, given, "");
    }

    private Value block(Schema.Block block, Value object, Value given, String path) {
        if (object.isNull() || !object.isKnown()) {
            return object;
        }
        Map<String, Value> filled = new LinkedHashMap<>(object.asMap());
        block.attributes()
                .forEach((name, attribute) ->
                        filled.computeIfPresent(
                                name,
                                (n, value) ->
                                        attribute(
                                                attribute, name, value, given, path + "." + name)));
        block.blocks()
                .forEach((name, nested) ->
                        filled.computeIfPresent(
                                name,
                                (n, value) -> blocks(nested.block(), name, value, given, path)));
        return Value.object(filled);
    }

    private Value attribute(
            Schema.Attribute attribute, String name, Value value, Value given, String path) {
        if (attribute.computed() && missing.test(value)) {
            return filling.of(attribute, name, given, path);
        }
        return attribute.nested() == null
                ? value
                : blocks(attribute.nested().asBlock(), name, value, given, path);
    }

    private Value blocks(Schema.Block block, String name, Value value, Value given, String path) {
        return each(
                value,
                path + "." + name,
                (element, at) -> block(block, element, part(given, name), at));
    }

    /// What the test says of the objects of a block; null where it says nothing.
    private static Value part(Value given, String name) {
        Value part = given.isNull() ? Value.NULL : given.asMap().getOrDefault(name, Value.NULL);
        return part instanceof Value.ObjectValue || part instanceof Value.MapValue
                ? part
                : Value.NULL;
    }

    /// Each object that a block or attribute is made of, however they are kept.
    private static Value each(Value value, String path, Part part) {
        return switch (value) {
            case Value.ObjectValue object -> part.of(object, path);
            case Value.ListValue list ->
                    Value.list(list.elementType(), all(list.elements(), path, part));
            case Value.SetValue set ->
                    Value.set(set.elementType(), all(set.elements(), path, part));
            case Value.TupleValue tuple -> Value.tuple(all(tuple.elements(), path, part));
            case Value.MapValue map -> {
                Map<String, Value> filled = new LinkedHashMap<>();
                map.elements()
                        .forEach((key, element) ->
                                filled.put(key, part.of(element, path + "." + key)));
                yield Value.map(map.elementType(), filled);
            }
            default -> value;
        };
    }

    private static List<Value> all(List<Value> elements, String path, Part part) {
        List<Value> filled = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            filled.add(part.of(elements.get(i), path + "." + i));
        }
        return filled;
    }
}
