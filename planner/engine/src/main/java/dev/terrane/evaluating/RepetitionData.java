package dev.terrane.evaluating;

import dev.terrane.address.InstanceKey;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Optional;

/// What `count.index`, `each.key` and `each.value` stand for in one instance.
record RepetitionData(
        Optional<Value> countIndex, Optional<Value> eachKey, Optional<Value> eachValue) {
    static final RepetitionData NONE =
            new RepetitionData(Optional.empty(), Optional.empty(), Optional.empty());

    static RepetitionData count(int index) {
        return new RepetitionData(
                Optional.of(Value.number(index)), Optional.empty(), Optional.empty());
    }

    /// An element of a collection that is not known.
    static final RepetitionData ANY_ELEMENT =
            new RepetitionData(
                    Optional.empty(),
                    Optional.of(Value.unknown(Type.STRING)),
                    Optional.of(Value.DYNAMIC));

    static RepetitionData forEach(String key, Value value) {
        return new RepetitionData(
                Optional.empty(), Optional.of(Value.string(key)), Optional.of(value));
    }

    /// What a destroy-time provisioner may still know: the key alone.
    static RepetitionData ofKey(InstanceKey key) {
        return switch (key) {
            case InstanceKey.NoKey none -> NONE;
            case InstanceKey.IntKey number -> count(number.index());
            case InstanceKey.StringKey text ->
                    new RepetitionData(
                            Optional.empty(),
                            Optional.of(Value.string(text.key())),
                            Optional.empty());
        };
    }
}
