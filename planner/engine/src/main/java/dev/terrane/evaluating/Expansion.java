package dev.terrane.evaluating;

import dev.terrane.address.InstanceKey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The instances that a block has, and what its repetition names stand for in each.
///
/// @param instances sorted by key
record Expansion(Kind kind, SortedMap<InstanceKey, RepetitionData> instances) {
    enum Kind {
        SINGLE,
        COUNT,
        FOR_EACH
    }

    static final Expansion SINGLE =
            new Expansion(
                    Kind.SINGLE, new TreeMap<>(Map.of(InstanceKey.NONE, RepetitionData.NONE)));

    /// A single instance that is not wanted.
    static final Expansion NONE = new Expansion(Kind.SINGLE, new TreeMap<>());

    Expansion {
        instances = Collections.unmodifiableSortedMap(instances);
    }

    static Expansion count(int count) {
        SortedMap<InstanceKey, RepetitionData> instances = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            instances.put(InstanceKey.of(i), RepetitionData.count(i));
        }
        return new Expansion(Kind.COUNT, instances);
    }

    static Expansion forEach(Map<String, dev.terrane.value.Value> elements) {
        Map<InstanceKey, RepetitionData> instances = new LinkedHashMap<>();
        elements.forEach((key, value) ->
                instances.put(InstanceKey.of(key), RepetitionData.forEach(key, value)));
        return new Expansion(Kind.FOR_EACH, new TreeMap<>(instances));
    }

    Set<InstanceKey> keys() {
        return instances.keySet();
    }
}
