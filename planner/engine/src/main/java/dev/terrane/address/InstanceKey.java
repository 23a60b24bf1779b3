package dev.terrane.address;

import dev.terrane.value.Value;

/// Which of several instances: none for a single one, a number with `count`, a string with
/// `for_each`.
public sealed interface InstanceKey extends InstanceKeyConstants, Comparable<InstanceKey> {
    /// `[0]`, `["a"]` or nothing, as it stands behind a name.
    String suffix();

    record NoKey() implements InstanceKey {
        @Override
        public String suffix() {
            return "";
        }
    }

    record IntKey(int index) implements InstanceKey {
        @Override
        public String suffix() {
            return "[" + index + "]";
        }
    }

    record StringKey(String key) implements InstanceKey {
        @Override
        public String suffix() {
            return "[" + QuotedText.of(key) + "]";
        }
    }

    static InstanceKey of(int index) {
        return new IntKey(index);
    }

    static InstanceKey of(String key) {
        return new StringKey(key);
    }

    /// The key as a value of the language; null for none.
    default Value toValue() {
        return switch (this) {
            case NoKey none -> Value.NULL;
            case IntKey number -> Value.number(number.index());
            case StringKey text -> Value.string(text.key());
        };
    }

    /// None first, then numbers by size, then strings by their bytes.
    @Override
    default int compareTo(InstanceKey other) {
        if (this instanceof IntKey a && other instanceof IntKey b) {
            return Integer.compare(a.index(), b.index());
        }
        if (this instanceof StringKey a && other instanceof StringKey b) {
            return QuotedText.compareBytes(a.key(), b.key());
        }
        return Integer.compare(rank(), other.rank());
    }

    private int rank() {
        return switch (this) {
            case NoKey none -> 0;
            case IntKey number -> 1;
            case StringKey text -> 2;
        };
    }
}
