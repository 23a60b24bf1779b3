package dev.terrane.applying;

import dev.terrane.value.Value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An object with null wherever it is unknown, so that it can be saved.
final class KnownParts {
    private KnownParts() {}

    static Value of(Value value) {
        return switch (value) {
            case Value.UnknownValue unknown -> Value.nullOf(unknown.type());
            case Value.MarkedValue marked -> of(marked.inner()).withMarks(marked.marks());
            case Value.ListValue list -> Value.list(list.elementType(), all(list.elements()));
            case Value.SetValue set -> Value.set(set.elementType(), all(set.elements()));
            case Value.TupleValue tuple -> Value.tuple(all(tuple.elements()));
            case Value.MapValue map -> Value.map(map.elementType(), all(map.elements()));
            case Value.ObjectValue object -> Value.object(all(object.attributes()));
            case Value.StringValue v -> v;
            case Value.NumberValue v -> v;
            case Value.BoolValue v -> v;
            case Value.NullValue v -> v;
        };
    }

    private static List<Value> all(List<Value> values) {
        return values.stream().map(KnownParts::of).toList();
    }

    private static Map<String, Value> all(Map<String, Value> values) {
        Map<String, Value> known = new LinkedHashMap<>();
        values.forEach((name, value) -> known.put(name, of(value)));
        return known;
    }
}
