package dev.terrane.hcl.expression;

import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.Collection;
import java.util.List;

/// Keeps sensitive values out of messages of functions, which did not see that they are sensitive.
final class Secrets {
    private static final String HIDDEN =
            "the given value is not accepted (the reason is not shown, as it holds a sensitive value)";

    private Secrets() {}

    /// The message, unless it quotes a sensitive part of the arguments.
    static String hide(String message, List<Value> arguments) {
        return arguments.stream().anyMatch(argument -> quotes(message, argument, false))
                ? HIDDEN
                : message;
    }

    private static boolean quotes(String message, Value value, boolean secret) {
        boolean here = secret || value.hasMark(Mark.SENSITIVE);
        return switch (value.unmarked()) {
            case Value.StringValue v -> here && !v.text().isBlank() && message.contains(v.text());
            case Value.NumberValue v -> here && message.contains(v.number().toString());
            case Value.ListValue v -> anyQuoted(message, v.elements(), here);
            case Value.SetValue v -> anyQuoted(message, v.elements(), here);
            case Value.TupleValue v -> anyQuoted(message, v.elements(), here);
            case Value.MapValue v -> anyQuoted(message, v.elements().values(), here);
            case Value.ObjectValue v -> anyQuoted(message, v.attributes().values(), here);
            case Value.BoolValue v -> false;
            case Value.NullValue v -> false;
            case Value.UnknownValue v -> false;
            case Value.MarkedValue v -> throw new IllegalStateException("marks in marks");
        };
    }

    private static boolean anyQuoted(String message, Collection<Value> values, boolean secret) {
        return values.stream().anyMatch(value -> quotes(message, value, secret));
    }
}
