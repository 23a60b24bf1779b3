package dev.terrane.hcl.expression;

import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A value as a golden file shows it: `["a", ?] : tuple([string, string]) sensitive`. What is
/// unknown is `?`; a value that is itself unknown, without a mark, may become sensitive yet.
final class Rendering {
    private Rendering() {}

    static String of(Value value) {
        return json(value) + " : " + value.type().display() + secrecy(value);
    }

    private static String secrecy(Value value) {
        if (value.hasMark(Mark.SENSITIVE)) {
            return " sensitive";
        }
        return value.isKnown() ? "" : " sensitive?";
    }

    private static String json(Value value) {
        return switch (value) {
            case Value.MarkedValue v -> json(v.inner());
            case Value.UnknownValue v -> "?";
            case Value.NullValue v -> "null";
            case Value.StringValue v -> ValueDescription.quoted(v.text());
            case Value.NumberValue v -> v.number().toString();
            case Value.BoolValue v -> Boolean.toString(v.truth());
            case Value.ListValue v -> json(v.elements());
            case Value.SetValue v -> json(v.elements());
            case Value.TupleValue v -> json(v.elements());
            case Value.MapValue v -> json(v.elements());
            case Value.ObjectValue v -> json(v.attributes());
        };
    }

    private static String json(List<Value> elements) {
        return elements.stream().map(Rendering::json).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String json(Map<String, Value> elements) {
        return elements.entrySet().stream()
                .map(e -> ValueDescription.quoted(e.getKey()) + ": " + json(e.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
