package dev.terrane.value;

import dev.terrane.value.ValuePath.AttributeStep;
import dev.terrane.value.ValuePath.IndexStep;
import dev.terrane.value.ValuePath.Step;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Follows paths through values, and shows them.
public final class ValuePaths {
    private ValuePaths() {}

    /// What the path leads to, with the marks of what it passes through; nothing where it leads
    /// nowhere, or through null. Through an unknown value it leads to one of unknown type.
    public static Optional<Value> get(Value value, ValuePath path) {
        Optional<Value> at = Optional.of(value);
        for (Step step : path.steps()) {
            at = at.flatMap(v -> get(v, step));
        }
        return at;
    }

    private static Optional<Value> get(Value value, Step step) {
        if (!value.isKnown()) {
            return Optional.of(Value.DYNAMIC.withMarks(value.marks()));
        }
        Optional<Value> found =
                switch (step) {
                    case AttributeStep attribute -> keyed(value.unmarked(), attribute.name());
                    case IndexStep index -> indexed(value.unmarked(), index.key().unmarked());
                };
        return found.map(child -> child.withMarks(value.marks()));
    }

    private static Optional<Value> keyed(Value value, String name) {
        return switch (value) {
            case Value.ObjectValue object -> Optional.ofNullable(object.attributes().get(name));
            case Value.MapValue map -> Optional.ofNullable(map.elements().get(name));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> indexed(Value value, Value key) {
        return switch (value) {
            case Value.ListValue list -> at(list.elements(), key);
            case Value.TupleValue tuple -> at(tuple.elements(), key);
            case Value.SetValue set -> set.elements().stream().filter(key::equals).findFirst();
            default ->
                    key instanceof Value.StringValue name
                            ? keyed(value, name.text())
                            : Optional.empty();
        };
    }

    private static Optional<Value> at(List<Value> elements, Value key) {
        if (!(key instanceof Value.NumberValue number)) {
            return Optional.empty();
        }
        OptionalLong index = number.number().asLong();
        return index.isPresent() && index.getAsLong() >= 0 && index.getAsLong() < elements.size()
                ? Optional.of(elements.get((int) index.getAsLong()))
                : Optional.empty();
    }

    static String display(ValuePath path) {
        StringBuilder text = new StringBuilder();
        for (Step step : path.steps()) {
            switch (step) {
                case AttributeStep attribute ->
                        text.append(text.isEmpty() ? "" : ".").append(attribute.name());
                case IndexStep index -> text.append('[').append(key(index.key())).append(']');
            }
        }
        return text.toString();
    }

    private static String key(Value key) {
        return switch (key) {
            case Value.NumberValue number -> number.number().toString();
            case Value.StringValue string -> quoted(string.text());
            default -> "...";
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
