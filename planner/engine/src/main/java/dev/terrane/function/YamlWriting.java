package dev.terrane.function;

import dev.terrane.value.Value;

import java.util.Collection;
import java.util.Map;

/// From a value to YAML, in blocks, byte by byte as Terraform writes it: strings in double quotes and
/// folded behind 80 columns, or as a literal block where they have line breaks and nothing that such
/// a block can not hold.
final class YamlWriting {
    private static final int INDENT = 2;
    private static final int LONGEST_SIMPLE_KEY = 128;

    private final YamlOutput out = new YamlOutput();

    private enum Place {
        ROOT,
        SEQUENCE,
        MAPPING
    }

    private YamlWriting() {}

    /// @param value wholly known
    static String text(Value value) {
        var writing = new YamlWriting();
        writing.node(value, Place.ROOT, -INDENT);
        return writing.out.document();
    }

    /// @param indent of what is around it
    private void node(Value value, Place place, int indent) {
        switch (value.unmarked()) {
            case Value.ListValue list -> sequence(list.elements(), place, indent);
            case Value.SetValue set -> sequence(set.elements(), place, indent);
            case Value.TupleValue tuple -> sequence(tuple.elements(), place, indent);
            case Value.MapValue map -> mapping(map.elements(), indent);
            case Value.ObjectValue object -> mapping(object.attributes(), indent);
            case Value.StringValue string -> string(string.text(), indent);
            case Value.NumberValue number -> plain(number.number().toString(), place);
            case Value.BoolValue bool -> plain(Boolean.toString(bool.truth()), place);
            case Value.NullValue none -> plain("null", place);
            case Value.UnknownValue unknown ->
                    throw new IllegalStateException("an unknown value has no YAML");
            case Value.MarkedValue marked ->
                    throw new IllegalStateException("marks are off already");
        }
    }

    private void plain(String text, Place place) {
        out.plain(text, place == Place.ROOT);
    }

    /// Lines behind the first are further in than what is around them.
    private void string(String text, int indent) {
        int inner = Math.max(indent, 0) + INDENT;
        if (YamlText.fitsLiteral(text)) {
            out.literal(text, inner);
        } else {
            out.doubleQuoted(text, inner, true);
        }
    }

    /// In a mapping, the dashes stand below the key.
    private void sequence(Collection<Value> elements, Place place, int indent) {
        if (elements.isEmpty()) {
            out.indicator("[]", true);
            return;
        }
        boolean below = place == Place.MAPPING && !out.isAtIndention();
        int inner = below ? indent : indent + INDENT;
        for (Value element : elements) {
            out.indent(inner);
            out.blockIndicator("-");
            node(element, Place.SEQUENCE, inner);
        }
    }

    private void mapping(Map<String, Value> members, int indent) {
        if (members.isEmpty()) {
            out.indicator("{}", true);
            return;
        }
        int inner = indent + INDENT;
        members.forEach((key, value) -> {
            out.indent(inner);
            key(key, inner);
            node(value, Place.MAPPING, inner);
        });
    }

    private void key(String key, int indent) {
        if (YamlText.hasLineBreak(key) || Utf8.length(key) > LONGEST_SIMPLE_KEY) {
            out.blockIndicator("?");
            string(key, indent);
            out.indent(indent);
            out.blockIndicator(":");
        } else {
            out.doubleQuoted(key, indent + INDENT, false);
            out.indicator(":", false);
        }
    }
}
