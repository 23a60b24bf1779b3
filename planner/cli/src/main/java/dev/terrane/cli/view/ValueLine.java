package dev.terrane.cli.view;

import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.Collection;
import java.util.SortedMap;
import java.util.StringJoiner;

/// A value on one line, cut where it is long. What is sensitive is masked.
final class ValueLine {
    private static final int LONGEST = 100;

    private ValueLine() {}

    static String of(Value value) {
        String line = whole(value);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private static String whole(Value value) {
        if (value.hasMark(Mark.SENSITIVE) || value.hasMark(Mark.EPHEMERAL)) {
            return ValueText.SENSITIVE;
        }
        return switch (value) {
            case Value.MarkedValue v -> whole(v.inner());
            case Value.UnknownValue v -> ValueText.UNKNOWN;
            case Value.NullValue v -> "null";
            case Value.BoolValue v -> Boolean.toString(v.truth());
            case Value.NumberValue v -> v.number().toString();
            case Value.StringValue v -> QuotedText.of(v.text());
            case Value.ListValue v -> elements(v.elements());
            case Value.SetValue v -> elements(v.elements());
            case Value.TupleValue v -> elements(v.elements());
            case Value.MapValue v -> members(v.elements());
            case Value.ObjectValue v -> members(v.attributes());
        };
    }

    private static String elements(Collection<Value> elements) {
        StringJoiner line = new StringJoiner(", ", "[", "]");
        elements.forEach(element -> line.add(whole(element)));
        return line.toString();
    }

    private static String members(SortedMap<String, Value> members) {
        if (members.isEmpty()) {
            return "{}";
        }
        StringJoiner line = new StringJoiner(", ", "{ ", " }");
        members.forEach((name, value) -> line.add(QuotedText.name(name) + " = " + whole(value)));
        return line.toString();
    }
}
