package dev.terrane.value;

import java.util.Optional;

/// What is certain of an unknown value besides its type.
///
/// @param stringPrefix what a string begins with; nothing is known where it is empty
/// @param lower bound of a number
/// @param upper bound of a number
/// @param minLength of a collection
/// @param maxLength of a collection, [#UNBOUNDED] where nothing is known
public record Refinement(
        boolean notNull,
        String stringPrefix,
        Optional<Bound> lower,
        Optional<Bound> upper,
        int minLength,
        int maxLength) {
    public static final int UNBOUNDED = Integer.MAX_VALUE;
    public static final Refinement NONE =
            new Refinement(false, "", Optional.empty(), Optional.empty(), 0, UNBOUNDED);
    public static final Refinement NOT_NULL = NONE.withNotNull();

    /// The least or greatest that a number can be.
    ///
    /// @param inclusive whether the value may be the number itself
    public record Bound(HclNumber number, boolean inclusive) {
        boolean allowsBelow(HclNumber value) {
            int order = value.compareTo(number);
            return inclusive ? order <= 0 : order < 0;
        }

        boolean allowsAbove(HclNumber value) {
            int order = value.compareTo(number);
            return inclusive ? order >= 0 : order > 0;
        }
    }

    public Refinement {
        if (minLength < 0 || maxLength < minLength) {
            throw new IllegalArgumentException(
                    "no length is from " + minLength + " to " + maxLength);
        }
        lower = lower.filter(bound -> !bound.number().equals(HclNumber.NEGATIVE_INFINITY));
        upper = upper.filter(bound -> !bound.number().equals(HclNumber.POSITIVE_INFINITY));
    }

    public Refinement withNotNull() {
        return new Refinement(true, stringPrefix, lower, upper, minLength, maxLength);
    }

    /// The prefix as it is: [SafePrefix] shortens one that later text might change.
    public Refinement withPrefix(String prefix) {
        return new Refinement(notNull, prefix, lower, upper, minLength, maxLength);
    }

    public Refinement withLower(HclNumber number, boolean inclusive) {
        Optional<Bound> bound = Optional.of(new Bound(number, inclusive));
        return new Refinement(notNull, stringPrefix, bound, upper, minLength, maxLength);
    }

    public Refinement withUpper(HclNumber number, boolean inclusive) {
        Optional<Bound> bound = Optional.of(new Bound(number, inclusive));
        return new Refinement(notNull, stringPrefix, lower, bound, minLength, maxLength);
    }

    public Refinement withLength(int min, int max) {
        return new Refinement(notNull, stringPrefix, lower, upper, min, max);
    }

    /// What is certain where both are certain. They must not contradict each other.
    public Refinement and(Refinement other) {
        return new Refinement(
                notNull || other.notNull,
                longerPrefix(other),
                tighter(lower, other.lower, 1),
                tighter(upper, other.upper, -1),
                Math.max(minLength, other.minLength),
                Math.min(maxLength, other.maxLength));
    }

    private String longerPrefix(Refinement other) {
        return other.stringPrefix.length() > stringPrefix.length()
                ? other.stringPrefix
                : stringPrefix;
    }

    private static Optional<Bound> tighter(
            Optional<Bound> one, Optional<Bound> two, int direction) {
        if (one.isEmpty() || two.isEmpty()) {
            return one.or(() -> two);
        }
        int order = direction * one.get().number().compareTo(two.get().number());
        return order > 0 || (order == 0 && !one.get().inclusive()) ? one : two;
    }

    /// What is certain where one or the other is: of a condition's two results, say.
    public Refinement or(Refinement other) {
        return new Refinement(
                notNull && other.notNull,
                commonPrefix(stringPrefix, other.stringPrefix),
                looser(lower, other.lower, 1),
                looser(upper, other.upper, -1),
                Math.min(minLength, other.minLength),
                Math.max(maxLength, other.maxLength));
    }

    private static String commonPrefix(String one, String two) {
        int length = 0;
        while (length < Math.min(one.length(), two.length())
                && one.charAt(length) == two.charAt(length)) {
            length++;
        }
        if (length > 0 && Character.isHighSurrogate(one.charAt(length - 1))) {
            length--;
        }
        return one.substring(0, length);
    }

    private static Optional<Bound> looser(Optional<Bound> one, Optional<Bound> two, int direction) {
        if (one.isEmpty() || two.isEmpty()) {
            return Optional.empty();
        }
        int order = direction * one.get().number().compareTo(two.get().number());
        return order < 0 || (order == 0 && one.get().inclusive()) ? one : two;
    }
}
