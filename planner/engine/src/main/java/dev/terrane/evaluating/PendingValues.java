package dev.terrane.evaluating;

import dev.terrane.address.InstanceKey;
import dev.terrane.value.Value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The values of instances that are being settled one by one. Whoever asks for one waits for it.
///
/// An instance without a value has failed.
final class PendingValues {
    private final Expansion.Kind kind;
    private final Map<InstanceKey, CompletableFuture<Optional<Value>>> values =
            new LinkedHashMap<>();

    PendingValues(Expansion expansion) {
        this.kind = expansion.kind();
        expansion.instances().keySet().forEach(key -> values.put(key, new CompletableFuture<>()));
    }

    Expansion.Kind kind() {
        return kind;
    }

    void settle(InstanceKey key, Optional<Value> value) {
        CompletableFuture<Optional<Value>> waiting = values.get(key);
        if (waiting != null) {
            waiting.complete(value);
        }
    }

    /// Those that nobody has told of have failed: nobody waits for them any longer.
    void end() {
        values.values().forEach(waiting -> waiting.complete(Optional.empty()));
    }

    Optional<Value> get(InstanceKey key) {
        CompletableFuture<Optional<Value>> waiting = values.get(key);
        return waiting == null ? Optional.empty() : waiting.join();
    }

    boolean isMissing(InstanceKey key) {
        CompletableFuture<Optional<Value>> waiting = values.get(key);
        return waiting != null && waiting.join().isEmpty();
    }

    boolean hasMissing() {
        return values.values().stream().anyMatch(waiting -> waiting.join().isEmpty());
    }

    /// Those that have a value, in the order of their keys.
    Map<InstanceKey, Value> all() {
        Map<InstanceKey, Value> all = new LinkedHashMap<>();
        values.forEach((key, waiting) -> waiting.join().ifPresent(value -> all.put(key, value)));
        return all;
    }
}
