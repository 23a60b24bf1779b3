package dev.terrane.value;

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
import java.util.Locale;

/// The text by which Terraform finds and sorts the elements of a set that are not primitive.
/// Elements that are equal have the same.
final class SetKey {
    private static final int NUMBER_DIGITS = 10;

    private final StringBuilder text = new StringBuilder();

    private SetKey() {}

    static String of(Value value) {
        SetKey key = new SetKey();
        key.append(value);
        return key.text.toString();
    }

    private void append(Value value) {
        switch (value) {
            case MarkedValue marked -> append(marked.inner());
            case UnknownValue unknown -> text.append('?');
            case NullValue none -> text.append('~');
            case NumberValue number ->
                    text.append(NumberText.general(number.number().binary(), NUMBER_DIGITS));
            case BoolValue bool -> text.append(bool.truth() ? 'T' : 'F');
            case StringValue string -> appendQuoted(string.text());
            case ListValue list -> appendAll('[', list.elements(), ']');
            case SetValue set -> appendAll('[', set.elements(), ']');
            case TupleValue tuple -> appendAll('<', tuple.elements(), '>');
            case ObjectValue object -> appendAll('<', object.attributes().values(), '>');
            case MapValue map -> appendMap(map);
        }
    }

    private void appendAll(char open, Collection<Value> elements, char close) {
        text.append(open);
        for (Value element : elements) {
            append(element);
            text.append(';');
        }
        text.append(close);
    }

    private void appendMap(MapValue map) {
        text.append('{');
        map.elements()
                .forEach((key, element) -> {
                    appendQuoted(key);
                    text.append(':');
                    append(element);
                    text.append(';');
                });
        text.append('}');
    }

    /// As a string literal of Go, where what cannot be printed is escaped.
    private void appendQuoted(String string) {
        text.append('"');
        string.codePoints().forEach(this::appendCharacter);
        text.append('"');
    }

    private void appendCharacter(int character) {
        switch (character) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case 0x07 -> text.append("\\a");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case 0x0b -> text.append("\\v");
            default -> appendPrintable(character);
        }
    }

    private void appendPrintable(int character) {
        if (isPrintable(character)) {
            text.appendCodePoint(character);
        } else if (character < 0x80) {
            text.append(String.format(Locale.ROOT, "\\x%02x", character));
        } else if (character < 0x10000) {
            text.append(String.format(Locale.ROOT, "\\u%04x", character));
        } else {
            text.append(String.format(Locale.ROOT, "\\U%08x", character));
        }
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }
}
