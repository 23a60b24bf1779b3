package dev.terrane.cli.view;

import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Values as expressions of the language, as `output` and `console` show them.
public final class ExpressionText {
    private final StringBuilder text = new StringBuilder();

    private ExpressionText() {}

    /// A sensitive value, or part of one, is not shown.
    public static String of(Value value) {
        var expression = new ExpressionText();
        expression.append(value, 0);
        return expression.text.toString();
    }

    private void append(Value value, int indent) {
        if (value.hasMark(Mark.SENSITIVE)) {
            text.append("(sensitive value)");
            return;
        }
        switch (value) {
            case Value.MarkedValue v -> append(v.inner(), indent);
            case Value.UnknownValue v -> text.append("(known after apply)");
            case Value.NullValue v -> text.append(nullOf(v.type()));
            case Value.BoolValue v -> text.append(v.truth());
            case Value.NumberValue v -> text.append(v.number());
            case Value.StringValue v -> appendString(v.text(), indent);
            case Value.TupleValue v -> appendElements(v.elements(), "", indent);
            case Value.ListValue v -> appendElements(v.elements(), "tolist", indent);
            case Value.SetValue v -> appendElements(v.elements(), "toset", indent);
            case Value.ObjectValue v -> appendMembers(v.attributes(), "", indent);
            case Value.MapValue v -> appendMembers(v.elements(), "tomap", indent);
        }
    }

    private static String nullOf(Type type) {
        return switch (type) {
            case Type.Dynamic t -> "null";
            case Type.Primitive t -> "to" + t.display() + "(null)";
            case Type.ListType t -> "tolist(null) /* of " + t.element().display() + " */";
            case Type.SetType t -> "toset(null) /* of " + t.element().display() + " */";
            case Type.MapType t -> "tomap(null) /* of " + t.element().display() + " */";
            case Type.ObjectType t -> "null /* object */";
            case Type.TupleType t -> "null /* tuple */";
        };
    }

    private void appendString(String string, int indent) {
        if (string.indexOf('\n') < 0) {
            text.append(QuotedText.of(string));
            return;
        }
        String[] lines = string.split("\n", -1);
        String end = endMarker(lines);
        text.append(indent > 0 ? "<<-" : "<<").append(end).append('\n');
        for (String line : lines) {
            newLine(indent).append(line).append('\n');
        }
        newLine(indent).append(end);
    }

    /// One that no line is.
    private static String endMarker(String... lines) {
        String end = "EOT";
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].strip().equals(end)) {
                end += "_";
                i = -1;
            }
        }
        return end;
    }

    private StringBuilder newLine(int indent) {
        return text.repeat(' ', indent);
    }

    private void appendElements(List<Value> elements, String function, int indent) {
        open(function, '[');
        if (!elements.isEmpty()) {
            text.append('\n');
            for (Value element : elements) {
                newLine(indent + 2);
                append(element, indent + 2);
                text.append(",\n");
            }
            newLine(indent);
        }
        close(function, ']');
    }

    private void appendMembers(SortedMap<String, Value> members, String function, int indent) {
        open(function, '{');
        if (!members.isEmpty()) {
            text.append('\n');
            for (Map.Entry<String, Value> member : members.entrySet()) {
                newLine(indent + 2).append(QuotedText.of(member.getKey())).append(" = ");
                append(member.getValue(), indent + 2);
                text.append('\n');
            }
            newLine(indent);
        }
        close(function, '}');
    }

    private void open(String function, char bracket) {
        text.append(function).append(function.isEmpty() ? "" : "(").append(bracket);
    }

    private void close(String function, char bracket) {
        text.append(bracket).append(function.isEmpty() ? "" : ")");
    }
}
