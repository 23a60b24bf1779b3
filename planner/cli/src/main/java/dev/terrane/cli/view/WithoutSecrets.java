package dev.terrane.cli.view;

import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value with null in the place of what is sensitive, for documents that have no mask beside it.
final class WithoutSecrets {
    private WithoutSecrets() {}

    static Value of(Value value) {
        return switch (value) {
            case Value.MarkedValue marked ->
                    marked.hasMark(Mark.SENSITIVE) ? Value.NULL : of(marked.inner());
            case Value.ObjectValue object -> Value.object(each(object.attributes()));
            case Value.MapValue map -> Value.object(each(map.elements()));
            case Value.ListValue list -> Value.tuple(each(list.elements()));
            case Value.TupleValue tuple -> Value.tuple(each(tuple.elements()));
            case Value.SetValue set -> Value.tuple(each(set.elements()));
            case Value.StringValue v -> v;
            case Value.NumberValue v -> v;
            case Value.BoolValue v -> v;
            case Value.NullValue v -> v;
            case Value.UnknownValue v -> v;
        };
    }

    private static Map<String, Value> each(Map<String, Value> values) {
        Map<String, Value> shown = new LinkedHashMap<>();
        values.forEach((name, value) -> shown.put(name, of(value)));
        return shown;
    }

    private static List<Value> each(List<Value> values) {
        return values.stream().map(WithoutSecrets::of).toList();
    }
}
