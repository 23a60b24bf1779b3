package dev.terrane.policy;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Whether two values are equal, where some may not be known: then nobody can tell, which CEL treats as
/// an error, so that `known || notKnown` is still known where the one side decides.
final class Agreement {
    private static final String SECRET_KEY = "$sensitive";

    private Agreement() {}

    /// Somebody asked for what can not be judged.
    static final class NotKnownException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotKnownException(NotKnown value) {
            super(value.reason());
        }
    }

    static boolean equal(@Nullable Object one, @Nullable Object other) {
        check(one);
        check(other);
        return switch (one) {
            case Number number when other instanceof Number -> compare(number, (Number) other);
            case List<?> list when other instanceof List<?> -> equal(list, (List<?>) other);
            case Map<?, ?> map when other instanceof Map<?, ?> -> equal(map, (Map<?, ?>) other);
            case null -> other == null;
            default -> one.equals(other);
        };
    }

    private static void check(@Nullable Object value) {
        if (value instanceof NotKnown notKnown) {
            throw new NotKnownException(notKnown);
        }
    }

    private static boolean compare(Number one, Number other) {
        return (one instanceof Long && other instanceof Long)
                ? one.longValue() == other.longValue()
                : one.doubleValue() == other.doubleValue();
    }

    /// What differs decides, before what is not known.
    private static boolean equal(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        NotKnownException open = null;
        Iterator<?> others = other.iterator();
        for (Object each : one) {
            Object next = others.next();
            try {
                if (!equal(each, next)) {
                    return false;
                }
            } catch (NotKnownException e) {
                open = e;
            }
        }
        if (open != null) {
            throw open;
        }
        return true;
    }

    private static boolean equal(Map<?, ?> one, Map<?, ?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        NotKnownException open = null;
        for (Map.Entry<?, ?> entry : one.entrySet()) {
            try {
                if (!isKey(entry.getKey(), other)
                        || !equal(entry.getValue(), other.get(entry.getKey()))) {
                    return false;
                }
            } catch (NotKnownException e) {
                open = e;
            }
        }
        if (open != null) {
            throw open;
        }
        return true;
    }

    /// Whether one of the elements is equal.
    static boolean isIn(Object wanted, Collection<?> list) {
        NotKnownException open = null;
        for (Object each : list) {
            try {
                if (equal(wanted, each)) {
                    return true;
                }
            } catch (NotKnownException e) {
                open = e;
            }
        }
        if (open != null) {
            throw open;
        }
        return false;
    }

    static boolean isKey(@Nullable Object wanted, Map<?, ?> map) {
        check(wanted);
        if (map.containsKey(wanted)) {
            return true;
        }
        if (map.keySet().stream().anyMatch(key -> String.valueOf(key).startsWith(SECRET_KEY))) {
            throw new NotKnownException(new NotKnown("a key", true));
        }
        return false;
    }
}
