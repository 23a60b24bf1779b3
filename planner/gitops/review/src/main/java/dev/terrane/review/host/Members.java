package dev.terrane.review.host;

import dev.terrane.value.Value;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what hosts answer. What is not there is empty: hosts leave out what does not apply.
final class Members {
    private Members() {}

    /// A member of an object as text.
    static String text(Value object, String... names) {
        Value found = member(object, names).orElse(Value.NULL);
        if (found instanceof Value.StringValue text) {
            return text.text();
        }
        return found instanceof Value.NumberValue number ? number.number().toString() : "";
    }

    /// A point in time as hosts write it; long ago where it is not there.
    static Instant time(Value object, String... names) {
        try {
            return OffsetDateTime.parse(text(object, names)).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    static boolean isTrue(Value object, String... names) {
        return member(object, names).filter(Value.TRUE::equals).isPresent();
    }

    static boolean has(Value object, String... names) {
        return member(object, names).filter(found -> !found.isNull()).isPresent();
    }

    static List<Value> list(Value list) {
        return list instanceof Value.TupleValue ? list.asList() : List.of();
    }

    /// Null where it is not there.
    static Value child(Value object, String... names) {
        return member(object, names).orElse(Value.NULL);
    }

    private static Optional<Value> member(Value object, String... names) {
        Value at = object;
        for (String name : names) {
            Value next =
                    at instanceof Value.ObjectValue
                            ? at.asMap().getOrDefault(name, Value.NULL)
                            : Value.NULL;
            at = next;
        }
        return Optional.of(at);
    }

    static Map<String, Value> body(String body) {
        return Map.of("body", Value.string(body));
    }
}
