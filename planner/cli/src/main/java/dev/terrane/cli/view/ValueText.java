package dev.terrane.cli.view;

import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// A value as a whole, which came or goes or stays: every line of it has the same sign.
final class ValueText {
    static final String SENSITIVE = "(sensitive value)";
    static final String UNKNOWN = "(known after apply)";

    private final Canvas canvas;

    ValueText(Canvas canvas) {
        this.canvas = canvas;
    }

    /// From where the line is, without a line break at the end.
    ///
    /// @param indent of the line
    void write(Value value, Type declared, int indent, Sign sign) {
        if (value.hasMark(Mark.SENSITIVE)) {
            canvas.add(SENSITIVE);
            return;
        }
        switch (value) {
            case Value.MarkedValue v -> write(v.inner(), declared, indent, sign);
            case Value.UnknownValue v -> canvas.add(UNKNOWN);
            case Value.NullValue v -> canvas.add(canvas.style().dim("null"));
            case Value.BoolValue v -> canvas.add(Boolean.toString(v.truth()));
            case Value.NumberValue v -> canvas.add(v.number().toString());
            case Value.StringValue v -> writeString(v.text(), indent, sign);
            case Value.ListValue v -> writeElements(v.elements(), declared, indent, sign);
            case Value.SetValue v -> writeElements(v.elements(), declared, indent, sign);
            case Value.TupleValue v -> writeElements(v.elements(), declared, indent, sign);
            case Value.MapValue v -> writeMembers(v.elements(), declared, indent, sign);
            case Value.ObjectValue v -> writeMembers(v.attributes(), declared, indent, sign);
        }
    }

    /// Whether it takes one line alone.
    static boolean isShort(Value value) {
        if (value.hasMark(Mark.SENSITIVE)) {
            return true;
        }
        return switch (value.unmarked()) {
            case Value.ListValue v -> v.elements().isEmpty();
            case Value.SetValue v -> v.elements().isEmpty();
            case Value.TupleValue v -> v.elements().isEmpty();
            case Value.MapValue v -> v.elements().isEmpty();
            case Value.ObjectValue v -> v.attributes().isEmpty();
            case Value.StringValue v ->
                    v.text().indexOf('\n') < 0 && JsonInString.of(v.text()).isEmpty();
            default -> true;
        };
    }

    private void writeString(String text, int indent, Sign sign) {
        Optional<Value> json = JsonInString.of(text);
        if (json.isPresent()) {
            writeJson(json.get(), indent, sign);
        } else if (text.indexOf('\n') < 0) {
            canvas.add(QuotedText.of(text));
        } else {
            canvas.add("<<-EOT").endLine();
            for (String line : lines(text)) {
                canvas.beginPlain(indent + 4).add(line).endLine();
            }
            canvas.beginPlain(indent).add("EOT");
        }
    }

    /// A line break at the very end begins no further line.
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (text.endsWith("\n")) {
            lines.removeLast();
        }
        return lines;
    }

    private void writeJson(Value json, int indent, Sign sign) {
        canvas.add("jsonencode(");
        if (isShort(json)) {
            write(json, Type.DYNAMIC, indent, sign);
        } else {
            canvas.endLine().beginPlain(indent + 4);
            write(json, Type.DYNAMIC, indent + 4, sign);
            canvas.endLine().beginPlain(indent);
        }
        canvas.add(")");
    }

    private void writeElements(Collection<Value> elements, Type declared, int indent, Sign sign) {
        if (elements.isEmpty()) {
            canvas.add("[]");
            return;
        }
        canvas.add("[").endLine();
        int index = 0;
        for (Value element : elements) {
            canvas.begin(indent + 4, sign);
            write(element, Declared.position(declared, index), indent + 4, sign);
            canvas.add(",").endLine();
            index++;
        }
        canvas.beginPlain(indent).add("]");
    }

    private void writeMembers(
            SortedMap<String, Value> members, Type declared, int indent, Sign sign) {
        int width = 0;
        int shown = 0;
        for (Map.Entry<String, Value> member : members.entrySet()) {
            if (isShown(member.getValue(), declared)) {
                width = Math.max(width, Declared.key(declared, member.getKey()).length());
                shown++;
            }
        }
        if (shown == 0) {
            canvas.add("{}");
            return;
        }
        canvas.add("{").endLine();
        for (Map.Entry<String, Value> member : members.entrySet()) {
            if (isShown(member.getValue(), declared)) {
                canvas.begin(indent + 4, sign);
                canvas.addName(Declared.key(declared, member.getKey()), width);
                Type type = Declared.member(declared, member.getKey());
                write(member.getValue(), type, indent + 4, sign);
                canvas.endLine();
            }
        }
        canvas.beginPlain(indent).add("}");
    }

    /// An attribute of a declared object that is null is one that was not set.
    private static boolean isShown(Value member, Type declared) {
        return !(declared instanceof Type.ObjectType) || !member.isNull();
    }
}
