package dev.terrane.evaluating;

import dev.terrane.address.InstanceKey;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the instances of one block are worth to expressions.
///
/// An element is looked up; the whole (a tuple with `count`, an object with `for_each`) is put
/// together once, when somebody asks for it.
final class InstanceValues {
    private final Expansion.Kind kind;
    private final Map<InstanceKey, Value> values;
    private final Set<InstanceKey> missing;
    private final Optional<Value> sample;
    private final Optional<PendingValues> pending;
    private @Nullable Value whole;

    /// @param values sorted by key
    /// @param missing the instances that have no value, because they failed or were left out
    InstanceValues(Expansion.Kind kind, Map<InstanceKey, Value> values, Set<InstanceKey> missing) {
        this(kind, values, missing, Optional.empty(), Optional.empty());
    }

    private InstanceValues(
            Expansion.Kind kind,
            Map<InstanceKey, Value> values,
            Set<InstanceKey> missing,
            Optional<Value> sample,
            Optional<PendingValues> pending) {
        this.kind = kind;
        this.values = values;
        this.missing = Set.copyOf(missing);
        this.sample = sample;
        this.pending = pending;
    }

    /// Instances that are being settled: whoever asks waits for the one that it asks for.
    static InstanceValues pending(PendingValues pending) {
        return new InstanceValues(
                pending.kind(), Map.of(), Set.of(), Optional.empty(), Optional.of(pending));
    }

    /// Instances of which it is not known yet how many there are, only what each looks like.
    static InstanceValues uncounted(Optional<Value> sample) {
        return new InstanceValues(
                Expansion.Kind.SINGLE,
                Map.of(InstanceKey.NONE, Value.DYNAMIC),
                Set.of(),
                sample,
                Optional.empty());
    }

    boolean isMissing(InstanceKey key) {
        return pending.map(p -> p.isMissing(key)).orElseGet(() -> missing.contains(key));
    }

    boolean hasMissing() {
        return pending.map(PendingValues::hasMissing).orElseGet(() -> !missing.isEmpty());
    }

    /// What any instance looks like, where they are not counted yet.
    Optional<Value> sample() {
        return sample;
    }

    Expansion.Kind kind() {
        return kind;
    }

    Optional<Value> get(InstanceKey key) {
        return pending.isPresent() ? pending.get().get(key) : Optional.ofNullable(values.get(key));
    }

    private Map<InstanceKey, Value> values() {
        return pending.map(PendingValues::all).orElse(values);
    }

    synchronized Value whole() {
        Value known = whole;
        if (known == null) {
            known = build();
            whole = known;
        }
        return known;
    }

    private Value build() {
        return switch (kind) {
            case SINGLE -> values().getOrDefault(InstanceKey.NONE, Value.NULL);
            case COUNT -> Value.tuple(new ArrayList<>(values().values()));
            case FOR_EACH -> Value.object(byName());
        };
    }

    private Map<String, Value> byName() {
        Map<String, Value> named = new LinkedHashMap<>();
        values().forEach((key, value) -> named.put(((InstanceKey.StringKey) key).key(), value));
        return named;
    }
}
