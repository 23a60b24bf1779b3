package dev.terrane.value;

import java.util.Locale;
import java.util.Optional;

/// Between text, numbers and bools. A number and a bool always have a text; a text may be one.
final class PrimitiveConversion {
    private PrimitiveConversion() {}

    static Optional<Converter> find(Type from, Type.Primitive to, boolean unsafe) {
        if (from.equals(to)) {
            return Optional.of(Converter.SAME);
        }
        return switch (to) {
            case STRING -> toText(from);
            case NUMBER -> fromText(from, unsafe, value -> number(value.asString()));
            case BOOL -> fromText(from, unsafe, value -> bool(value.asString()));
        };
    }

    private static Optional<Converter> toText(Type from) {
        if (from.equals(Type.NUMBER)) {
            return Optional.of(value -> Value.string(value.asNumber().toString()));
        }
        return from.equals(Type.BOOL)
                ? Optional.of(value -> Value.string(value.asBool() ? "true" : "false"))
                : Optional.empty();
    }

    private static Optional<Converter> fromText(Type from, boolean unsafe, Converter reader) {
        return unsafe && from.equals(Type.STRING) ? Optional.of(reader) : Optional.empty();
    }

    private static Value number(String text) throws ConversionException {
        return HclNumber.parse(text)
                .map(Value::number)
                .orElseThrow(() -> new ConversionException("a number is required"));
    }

    private static Value bool(String text) throws ConversionException {
        return switch (text) {
            case "true", "1" -> Value.TRUE;
            case "false", "0" -> Value.FALSE;
            default -> throw new ConversionException("a bool is required" + hint(text));
        };
    }

    private static String hint(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("true") || lower.equals("false")
                ? "; write \"" + lower + "\" in small letters"
                : "";
    }
}
