package dev.terrane.hcl.expression;

import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Collection;
import java.util.Optional;

/// What a message says of a value: `is "eu-1"`, `is a list of string with 2 elements`. A sensitive
/// value is never shown, and of a larger one only its size.
final class ValueDescription {
    private ValueDescription() {}

    /// @param unknownMatters whether it is worth saying that a value is not known; if not, its type is
    ///     all that is said, if that is known
    static Optional<String> of(Value value, boolean unknownMatters) {
        if (!unknownMatters
                && value.marks().isEmpty()
                && value instanceof Value.UnknownValue unknown) {
            return unknown.type().equals(Type.DYNAMIC)
                    ? Optional.empty()
                    : Optional.of("is " + withArticle(TypeName.of(unknown.type())));
        }
        return Optional.of(of(value));
    }

    static String of(Value value) {
        if (value.hasMark(Mark.SENSITIVE)) {
            return "is sensitive";
        }
        if (value.hasMark(Mark.EPHEMERAL)) {
            return "is ephemeral";
        }
        return "is " + describe(value.unmarked());
    }

    private static String describe(Value value) {
        return switch (value) {
            case Value.NullValue v -> "null";
            case Value.UnknownValue v -> unknown(v.type());
            case Value.StringValue v -> quoted(v.text());
            case Value.NumberValue v -> v.number().toString();
            case Value.BoolValue v -> v.truth() ? "true" : "false";
            case Value.ListValue v ->
                    sized("list of " + TypeName.of(v.elementType()), v.elements());
            case Value.SetValue v -> sized("set of " + TypeName.of(v.elementType()), v.elements());
            case Value.MapValue v ->
                    sized("map of " + TypeName.of(v.elementType()), v.elements().values());
            case Value.TupleValue v -> sized("tuple", v.elements());
            case Value.ObjectValue v -> object(v);
            case Value.MarkedValue v -> describe(v.inner());
        };
    }

    private static String unknown(Type type) {
        return type.equals(Type.DYNAMIC)
                ? "known only after apply"
                : withArticle(TypeName.of(type)) + ", known only after apply";
    }

    private static String sized(String kind, Collection<Value> elements) {
        return switch (elements.size()) {
            case 0 -> "an empty " + kind;
            case 1 -> "a " + kind + " with 1 element";
            default -> "a " + kind + " with " + elements.size() + " elements";
        };
    }

    private static String object(Value.ObjectValue object) {
        var names = object.attributes();
        return switch (names.size()) {
            case 0 -> "an object without attributes";
            case 1 -> "an object with 1 attribute " + quoted(names.firstKey());
            default -> "an object with " + names.size() + " attributes";
        };
    }

    private static String withArticle(String noun) {
        return (noun.startsWith("o") ? "an " : "a ") + noun;
    }

    /// A string as it would be written in a configuration.
    static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
