package dev.terrane.evaluating;

import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

/// What can be wrong with the value of `for_each`: it has to be a map, or a set of strings, whose
/// keys are known and may be shown.
final class ForEachProblems {
    private ForEachProblems() {}

    static @Nullable String of(Value given) {
        Value value = given.unmarked();
        if (given.hasMark(Mark.SENSITIVE)) {
            return "The keys become part of addresses, which are shown, so they can not come from a"
                    + " sensitive value. Where the keys are no secret, take them out with"
                    + " nonsensitive().";
        }
        if (given.containsMark(Mark.EPHEMERAL) && given.hasMark(Mark.EPHEMERAL)) {
            return "The keys have to be remembered, so they can not come from an ephemeral value.";
        }
        if (value.isNull()) {
            return "The value is null; a map, or a set of strings, is needed.";
        }
        if (!isMapOrSet(value.type())) {
            return "The value is of type %s; a map, or a set of strings, is needed. Use toset() to make a set of a list."
                    .formatted(value.type().display());
        }
        if (!value.isKnown()) {
            return unknownKeys();
        }
        return value instanceof Value.SetValue set ? ofSet(set) : null;
    }

    private static boolean isMapOrSet(Type type) {
        return type instanceof Type.MapType
                || type instanceof Type.ObjectType
                || type instanceof Type.SetType
                || type.equals(Type.DYNAMIC);
    }

    private static @Nullable String ofSet(Value.SetValue set) {
        if (!set.elementType().equals(Type.STRING) && !set.elements().isEmpty()) {
            return "The value is a set of %s; its elements have to be strings, as they become keys."
                    .formatted(set.elementType().display());
        }
        for (Value element : set.elements()) {
            if (!element.isKnown()) {
                return unknownKeys();
            }
            if (element.isNull()) {
                return "The set holds null; its elements become keys, so each has to be a string.";
            }
        }
        return null;
    }

    private static String unknownKeys() {
        return "Which instances there are has to be known when planning, and these keys are known"
                + " only after apply. Use a map whose keys stand in the configuration and whose"
                + " values are what is known later, or apply what they depend on first with -target.";
    }
}
