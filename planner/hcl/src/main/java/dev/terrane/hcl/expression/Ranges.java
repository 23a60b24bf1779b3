package dev.terrane.hcl.expression;

import dev.terrane.value.HclNumber;
import dev.terrane.value.Refinement;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

/// What is certain of results that are not known: that they are not null, how long they are, where
/// they lie.
final class Ranges {
    private static final int LONGEST_PREFIX = 128;
    private static final Value ANY_BOOL = Refinements.notNull(Value.unknown(Type.BOOL));
    private static final Value ANY_NUMBER = Refinements.notNull(Value.unknown(Type.NUMBER));

    private Ranges() {}

    static Value unknownNotNull(Type type) {
        if (type.equals(Type.BOOL)) {
            return ANY_BOOL;
        }
        return type.equals(Type.NUMBER) ? ANY_NUMBER : Refinements.notNull(Value.unknown(type));
    }

    /// An unknown string that begins so.
    static Value unknownWithPrefix(String prefix) {
        Value text = unknownNotNull(Type.STRING);
        return prefix.isEmpty() ? text : Refinements.prefix(text, shortened(prefix));
    }

    /// The end of a longer prefix does not matter to anybody, and costs where it is sent around.
    private static String shortened(String prefix) {
        if (prefix.length() <= LONGEST_PREFIX) {
            return prefix;
        }
        boolean splitsPair = Character.isHighSurrogate(prefix.charAt(LONGEST_PREFIX - 1));
        return prefix.substring(0, splitsPair ? LONGEST_PREFIX - 1 : LONGEST_PREFIX);
    }

    /// An unknown collection that is as long as that unknown one.
    static Value unknownOfSameLength(Type type, Value.UnknownValue other) {
        Refinement length = other.refinement();
        return Refinements.length(unknownNotNull(type), length.minLength(), length.maxLength());
    }

    /// The value, where it is unknown with the certainty that it is not null.
    static Value neverNull(Value value) {
        return value.unmarked() instanceof Value.UnknownValue ? Refinements.notNull(value) : value;
    }

    /// What a conditional gives while its condition is unknown: one value or the other.
    static Value either(Value a, Value b, Type type) {
        if (a.isNull() && b.isNull()) {
            return Value.nullOf(type);
        }
        Refinement both = Refinements.of(a).or(Refinements.of(b));
        return Refinements.refine(Value.unknown(type), certainOf(a.type(), b.type(), both));
    }

    /// The values may be converted yet: what is certain of them is so of the result only where they
    /// are of its type already. Terraform makes nothing of a common prefix.
    private static Refinement certainOf(Type a, Type b, Refinement both) {
        boolean keptAsTheyAre = a.equals(b) && (a.equals(Type.NUMBER) || a.isCollection());
        if (keptAsTheyAre) {
            return both;
        }
        return both.notNull() ? Refinement.NOT_NULL : Refinement.NONE;
    }

    /// Whether a number is less than another. That much may be certain of unknown ones too.
    static Value lessThan(Value a, Value b) {
        if (a instanceof Value.NumberValue x && b instanceof Value.NumberValue y) {
            return Value.bool(x.number().compareTo(y.number()) < 0);
        }
        Refinement ofA = Refinements.of(a);
        Refinement ofB = Refinements.of(b);
        if (highest(ofA).compareTo(lowest(ofB)) < 0) {
            return Value.TRUE;
        }
        return lowest(ofA).compareTo(highest(ofB)) > 0 ? Value.FALSE : ANY_BOOL;
    }

    private static HclNumber lowest(Refinement range) {
        return range.lower().map(Refinement.Bound::number).orElse(HclNumber.NEGATIVE_INFINITY);
    }

    private static HclNumber highest(Refinement range) {
        return range.upper().map(Refinement.Bound::number).orElse(HclNumber.POSITIVE_INFINITY);
    }
}
