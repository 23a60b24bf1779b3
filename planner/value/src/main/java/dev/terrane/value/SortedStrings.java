package dev.terrane.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Immutable maps from text to anything, in the order of the bytes of UTF-8.
///
/// A hundred thousand objects cost little more than their values: maps that are made of one another
/// by [#mapValues] share their keys, and a map of ours is not copied again.
public final class SortedStrings {
    private static final String[] NO_KEYS = {};

    private SortedStrings() {}

    public static <V> SortedMap<String, V> copy(Map<String, V> map) {
        return table(map);
    }

    public static <V> SortedMap<String, V> empty() {
        return new StringTable<>(NO_KEYS, List.of());
    }

    /// The same keys with other values. Gives back the map itself where no value changes.
    @SuppressWarnings("ReferenceEquality") // to compare whole values would cost more than it saves
    public static <V, X extends Exception> SortedMap<String, V> mapValues(
            SortedMap<String, V> map, Change<V, X> change) throws X {
        StringTable<V> table = table(map);
        List<V> changed = new ArrayList<>(table.size());
        boolean any = false;
        for (int i = 0; i < table.size(); i++) {
            V before = table.value(i);
            V after = change.apply(table.key(i), before);
            any |= after != before;
            changed.add(after);
        }
        return any ? table.with(changed) : table;
    }

    /// The same keys with values that are made of those there.
    public static <V, W, X extends Exception> SortedMap<String, W> derive(
            SortedMap<String, V> map, Derivation<V, W, X> derivation) throws X {
        StringTable<V> table = table(map);
        List<W> derived = new ArrayList<>(table.size());
        for (int i = 0; i < table.size(); i++) {
            derived.add(derivation.apply(table.key(i), table.value(i)));
        }
        return table.with(derived);
    }

    /// Gives the value of a key in the derived map.
    public interface Derivation<V, W, X extends Exception> {
        W apply(String key, V value) throws X;
    }

    /// Gives the new value of a key.
    public interface Change<V, X extends Exception> {
        V apply(String key, V value) throws X;
    }

    private static <V> StringTable<V> table(Map<String, V> map) {
        if (map instanceof StringTable<V> table) {
            return table;
        }
        String[] keys = map.keySet().toArray(NO_KEYS);
        if (!isSorted(keys)) {
            Arrays.sort(keys, ValueOrder::compareStrings);
        }
        List<V> values = new ArrayList<>(keys.length);
        for (String key : keys) {
            values.add(map.get(key));
        }
        return new StringTable<>(keys, values);
    }

    private static boolean isSorted(String[] keys) {
        for (int i = 1; i < keys.length; i++) {
            if (ValueOrder.compareStrings(keys[i - 1], keys[i]) >= 0) {
                return false;
            }
        }
        return true;
    }
}
