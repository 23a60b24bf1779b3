package dev.terrane.value.json;

import dev.terrane.value.Value;
import dev.terrane.value.Value.BoolValue;
import dev.terrane.value.Value.ListValue;
import dev.terrane.value.Value.MapValue;
import dev.terrane.value.Value.MarkedValue;
import dev.terrane.value.Value.NullValue;
import dev.terrane.value.Value.NumberValue;
import dev.terrane.value.Value.ObjectValue;
import dev.terrane.value.Value.SetValue;
import dev.terrane.value.Value.StringValue;
import dev.terrane.value.Value.TupleValue;
import dev.terrane.value.Value.UnknownValue;

import java.util.Collection;
import java.util.Map;

/// The text of `jsonencode`: no white space, keys in order, and the characters escaped that Go escapes,
/// such as `<` and `&`, so that its bytes are Terraform's.
public final class JsonText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /// The value must be wholly known; its marks do not matter. An infinite number has no JSON, and
    /// throws an [ArithmeticException].
    public static String of(Value value) {
        JsonText json = new JsonText();
        json.append(value);
        return json.text.toString();
    }

    /// A string literal.
    public static String quoted(String string) {
        JsonText json = new JsonText();
        json.appendString(string);
        return json.text.toString();
    }

    private void append(Value value) {
        switch (value) {
            case MarkedValue marked -> append(marked.inner());
            case NullValue none -> text.append("null");
            case UnknownValue unknown ->
                    throw new IllegalStateException("an unknown value has no JSON");
            case BoolValue bool -> text.append(bool.truth());
            case NumberValue number -> text.append(JsonNumbers.text(number.number()));
            case StringValue string -> appendString(string.text());
            case ListValue list -> appendArray(list.elements());
            case SetValue set -> appendArray(set.elements());
            case TupleValue tuple -> appendArray(tuple.elements());
            case MapValue map -> appendObject(map.elements());
            case ObjectValue object -> appendObject(object.attributes());
        }
    }

    private void appendArray(Collection<Value> elements) {
        char before = '[';
        for (Value element : elements) {
            text.append(before);
            append(element);
            before = ',';
        }
        text.append(elements.isEmpty() ? "[]" : "]");
    }

    private void appendObject(Map<String, Value> members) {
        char before = '{';
        for (Map.Entry<String, Value> member : members.entrySet()) {
            text.append(before);
            appendString(member.getKey());
            text.append(':');
            append(member.getValue());
            before = ',';
        }
        text.append(members.isEmpty() ? "{}" : "}");
    }

    private void appendString(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (GoEscapes.isEscaped(c)) {
                appendEscaped(c);
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private void appendEscaped(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                text.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]);
                text.append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
            }
        }
    }
}
