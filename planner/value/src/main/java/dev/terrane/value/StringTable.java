package dev.terrane.value;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;

/// An immutable map with sorted keys: see [SortedStrings].
@SuppressWarnings("JdkObsolete") // nobody navigates it, and twelve more methods would be for nobody
final class StringTable<V> extends AbstractMap<String, V> implements SortedMap<String, V> {
    private final String[] keys;
    private final List<V> values;

    /// @param keys in order; nobody changes the array
    StringTable(String[] keys, List<V> values) {
        this.keys = keys;
        this.values = List.copyOf(values);
    }

    /// With the same keys, in the same order.
    <W> StringTable<W> with(List<W> otherValues) {
        return new StringTable<>(keys, otherValues);
    }

    String key(int index) {
        return keys[index];
    }

    V value(int index) {
        return values.get(index);
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return indexOf(key) >= 0;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        int index = indexOf(key);
        return index < 0 ? null : values.get(index);
    }

    @Override
    public List<V> values() {
        return values;
    }

    private int indexOf(@Nullable Object key) {
        return key instanceof String name
                ? Arrays.binarySearch(keys, name, ValueOrder::compareStrings)
                : -1;
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, V>> {
        @Override
        public int size() {
            return keys.length;
        }

        @Override
        public Iterator<Map.Entry<String, V>> iterator() {
            return new EntryIterator();
        }
    }

    private final class EntryIterator implements Iterator<Map.Entry<String, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < keys.length;
        }

        @Override
        public Map.Entry<String, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, V> entry = Map.entry(keys[next], values.get(next));
            next++;
            return entry;
        }
    }

    @Override
    public boolean equals(@Nullable Object object) {
        if (object instanceof StringTable<?> other) {
            return Arrays.equals(keys, other.keys) && values.equals(other.values);
        }
        return super.equals(object);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public Comparator<? super String> comparator() {
        return ValueOrder::compareStrings;
    }

    @Override
    public SortedMap<String, V> subMap(String from, String to) {
        return slice(start(from), start(to));
    }

    @Override
    public SortedMap<String, V> headMap(String to) {
        return slice(0, start(to));
    }

    @Override
    public SortedMap<String, V> tailMap(String from) {
        return slice(start(from), keys.length);
    }

    private int start(String key) {
        int index = indexOf(key);
        return index < 0 ? -index - 1 : index;
    }

    private SortedMap<String, V> slice(int from, int to) {
        return new StringTable<>(Arrays.copyOfRange(keys, from, to), values.subList(from, to));
    }

    @Override
    public String firstKey() {
        if (keys.length == 0) {
            throw new NoSuchElementException();
        }
        return keys[0];
    }

    @Override
    public String lastKey() {
        if (keys.length == 0) {
            throw new NoSuchElementException();
        }
        return keys[keys.length - 1];
    }
}
