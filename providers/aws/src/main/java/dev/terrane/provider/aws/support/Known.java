package dev.terrane.provider.aws.support;

import dev.terrane.value.Value;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A value without unknowns: null stands in their place.
final class Known {
    private Known() {}

    static Value of(Value value) {
        if (value.isWhollyKnown()) {
            return value;
        }
        return switch (value) {
            case Value.UnknownValue unknown -> Value.nullOf(unknown.type());
            case Value.ListValue list -> Value.list(list.elementType(), each(list.elements()));
            case Value.SetValue set -> Value.set(set.elementType(), each(set.elements()));
            case Value.MapValue map -> Value.map(map.elementType(), each(map.elements()));
            case Value.ObjectValue object -> Value.object(each(object.attributes()));
            default ->
                    throw new IllegalStateException("unknown inside of " + value.type().display());
        };
    }

    private static List<Value> each(List<Value> elements) {
        return elements.stream().map(Known::of).toList();
    }

    private static SortedMap<String, Value> each(SortedMap<String, Value> elements) {
        SortedMap<String, Value> known = new TreeMap<>();
        elements.forEach((key, element) -> known.put(key, of(element)));
        return known;
    }
}
