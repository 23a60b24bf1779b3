package dev.terrane.value;

import dev.terrane.value.Value.BoolValue;
import dev.terrane.value.Value.MarkedValue;
import dev.terrane.value.Value.NumberValue;
import dev.terrane.value.Value.StringValue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The order in which Terraform keeps text, and the elements of a set.
public final class ValueOrder {
    private ValueOrder() {}

    /// By the bytes of UTF-8, where characters outside the basic plane come last; in Java's own order
    /// they come before some that are in it.
    public static int compareStrings(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char one = a.charAt(i);
            char two = b.charAt(i);
            if (one != two) {
                return Integer.compare(rank(one), rank(two));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }

    /// The elements of a set, in order, each once. Two unknown elements stay two, since they may turn
    /// out to differ. The elements have no marks at any depth.
    public static List<Value> distinctSorted(Collection<Value> elements) {
        List<Keyed> distinct = distinct(elements);
        Collections.sort(distinct);
        return distinct.stream().map(Keyed::value).toList();
    }

    private static List<Keyed> distinct(Collection<Value> elements) {
        Map<String, List<Value>> seen = HashMap.newHashMap(elements.size());
        List<Keyed> distinct = new ArrayList<>(elements.size());
        for (Value element : elements) {
            if (element instanceof MarkedValue) {
                throw new IllegalStateException("marks of elements belong to their set");
            }
            String key = element instanceof StringValue string ? string.text() : SetKey.of(element);
            List<Value> alike = seen.computeIfAbsent(key, k -> new ArrayList<>(1));
            if (alike.stream().noneMatch(other -> isSame(other, element))) {
                alike.add(element);
                distinct.add(new Keyed(key, element));
            }
        }
        return distinct;
    }

    private static boolean isSame(Value one, Value two) {
        return Equality.equal(one, two).equals(Value.TRUE);
    }

    /// An element, and the text that Terraform sorts it by when it is not primitive.
    private record Keyed(String key, Value value) implements Comparable<Keyed> {
        @Override
        public int compareTo(Keyed other) {
            int byKind = Integer.compare(kind(value), kind(other.value));
            return byKind != 0 ? byKind : compareKnown(other);
        }

        private int compareKnown(Keyed other) {
            if (value instanceof StringValue a && other.value instanceof StringValue b) {
                return compareStrings(a.text(), b.text());
            }
            if (value instanceof NumberValue a && other.value instanceof NumberValue b) {
                return a.number().compareTo(b.number());
            }
            if (value instanceof BoolValue a && other.value instanceof BoolValue b) {
                return Boolean.compare(a.truth(), b.truth());
            }
            return compareStrings(key, other.key);
        }

        private static int kind(Value value) {
            return value.isNull() ? 2 : value.isKnown() ? 0 : 1;
        }
    }
}
