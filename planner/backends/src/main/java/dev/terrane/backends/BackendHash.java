package dev.terrane.backends;

import dev.terrane.value.HclNumber;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.zip.CRC32;

/// By which Terraform sees whether a backend's block is still what it was at `init`: the CRC-32 of
/// the value of the block, in the text that sets of such values are ordered by.
///
/// `<"local";<"x/y.tfstate";~;>;>` for `backend "local" { path = "x/y.tfstate" }`.
final class BackendHash {
    private final StringBuilder text = new StringBuilder();

    private BackendHash() {}

    /// @param block the value of each argument of the schema, null where the block does not give it
    static long of(String type, BackendArguments block) {
        BackendHash hash = new BackendHash();
        hash.append(
                Value.tuple(java.util.List.of(Value.string(type), Value.object(block.values()))));
        CRC32 crc = new CRC32();
        crc.update(hash.text.toString().getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private void append(Value value) {
        switch (value) {
            case Value.StringValue string -> quoted(string.text());
            case Value.BoolValue bool -> text.append(bool.truth() ? 'T' : 'F');
            case Value.NumberValue number -> text.append(number(number.number()));
            case Value.ListValue list -> all('[', list.elements(), ']');
            case Value.SetValue set -> all('[', set.elements(), ']');
            case Value.TupleValue tuple -> all('<', tuple.elements(), '>');
            case Value.ObjectValue object -> all('<', object.attributes().values(), '>');
            case Value.MapValue map -> map(map);
            case Value.NullValue none -> text.append('~');
            case Value.UnknownValue unknown -> text.append('?');
            case Value.MarkedValue marked -> append(marked.inner());
        }
    }

    private void all(char begin, Collection<Value> elements, char end) {
        text.append(begin);
        for (Value element : elements) {
            append(element);
            text.append(';');
        }
        text.append(end);
    }

    private void map(Value.MapValue map) {
        text.append('{');
        map.elements()
                .forEach((key, element) -> {
                    quoted(key);
                    text.append(':');
                    append(element);
                    text.append(';');
                });
        text.append('}');
    }

    /// Numbers of more than ten digits, which no backend takes, would be rounded.
    private static String number(HclNumber number) {
        return number.toString();
    }

    /// As Go writes a string between quotes.
    private void quoted(String string) {
        text.append('"');
        string.codePoints().forEach(this::escaped);
        text.append('"');
    }

    private void escaped(int c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < ' ' || c == 0x7f) {
                    text.append("\\x%02x".formatted(c));
                } else {
                    text.appendCodePoint(c);
                }
            }
        }
    }
}
