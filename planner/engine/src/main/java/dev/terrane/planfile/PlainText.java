package dev.terrane.planfile;

import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import java.util.Collection;
import java.util.Map;

/// A value with all that it holds, for nobody's eyes: what fingerprints are made of. It is JSON but for
/// numbers that JSON does not have.
final class PlainText {
    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    /// @param value wholly known; its marks do not matter
    static String of(Value value) {
        PlainText plain = new PlainText();
        plain.append(value);
        return plain.text.toString();
    }

    private void append(Value value) {
        switch (value) {
            case Value.MarkedValue marked -> append(marked.inner());
            case Value.NullValue none -> text.append("null");
            case Value.BoolValue bool -> text.append(bool.truth());
            case Value.NumberValue number -> text.append(number.number());
            case Value.StringValue string -> text.append(JsonText.quoted(string.text()));
            case Value.ListValue list -> append(list.elements());
            case Value.SetValue set -> append(set.elements());
            case Value.TupleValue tuple -> append(tuple.elements());
            case Value.MapValue map -> append(map.elements());
            case Value.ObjectValue object -> append(object.attributes());
            case Value.UnknownValue unknown ->
                    throw new IllegalStateException("what is unknown has no fingerprint");
        }
    }

    private void append(Collection<Value> elements) {
        text.append('[');
        for (Value element : elements) {
            append(element);
            text.append(',');
        }
        text.append(']');
    }

    private void append(Map<String, Value> entries) {
        text.append('{');
        entries.forEach((key, value) -> {
            text.append(JsonText.quoted(key)).append(':');
            append(value);
            text.append(',');
        });
        text.append('}');
    }
}
