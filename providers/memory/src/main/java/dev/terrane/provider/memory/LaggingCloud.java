package dev.terrane.provider.memory;

import dev.terrane.value.Value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A cloud that is consistent in the end: after a change it goes on to show what was before, to whoever
/// looks next. For tests; a provider has to wait for it, see [Visibility].
public final class LaggingCloud implements Cloud {
    private final Cloud cloud;
    private final Map<String, Earlier> earlier = new HashMap<>();
    private int lag;

    /// What is still shown of an object.
    ///
    /// @param looks so many times
    private record Earlier(Optional<Value> object, int looks) {}

    public LaggingCloud(Cloud cloud) {
        this.cloud = cloud;
    }

    /// @param looks how often a change is not seen yet
    public synchronized void lagBy(int looks) {
        lag = looks;
        catchUp();
    }

    /// So much time has passed that everything is seen.
    public synchronized void catchUp() {
        earlier.clear();
    }

    /// Somebody has waited until what became of this object is seen.
    public synchronized void catchUp(String id) {
        earlier.remove(id);
    }

    public synchronized boolean isBehind() {
        return !earlier.isEmpty();
    }

    public synchronized boolean isBehind(String id) {
        return earlier.containsKey(id);
    }

    @Override
    public String newId() {
        return cloud.newId();
    }

    @Override
    public synchronized void put(Value object) {
        remember(Cloud.idOf(object));
        cloud.put(object);
    }

    @Override
    public synchronized boolean delete(String id) {
        remember(id);
        return cloud.delete(id);
    }

    private void remember(String id) {
        if (lag > 0) {
            Earlier shown = earlier.get(id);
            earlier.put(id, new Earlier(shown == null ? cloud.find(id) : shown.object(), lag));
        }
    }

    @Override
    public synchronized Optional<Value> find(String id) {
        Optional<Value> now = cloud.find(id);
        Earlier shown = earlier.get(id);
        if (shown == null) {
            return now;
        }
        look(id, shown);
        return shown.object();
    }

    @Override
    public synchronized List<Value> objects() {
        Map<String, Value> seen = new TreeMap<>();
        cloud.objects().forEach(object -> seen.put(Cloud.idOf(object), object));
        Map.copyOf(earlier)
                .forEach((id, shown) -> {
                    seen.remove(id);
                    shown.object().ifPresent(object -> seen.put(id, object));
                    look(id, shown);
                });
        return List.copyOf(seen.values());
    }

    private void look(String id, Earlier shown) {
        if (shown.looks() > 1) {
            earlier.put(id, new Earlier(shown.object(), shown.looks() - 1));
        } else {
            earlier.remove(id);
        }
    }
}
