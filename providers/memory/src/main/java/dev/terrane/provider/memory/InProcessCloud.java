package dev.terrane.provider.memory;

import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// A cloud that ends with the process.
public final class InProcessCloud implements Cloud {
    private final Map<String, Value> objects = new ConcurrentSkipListMap<>();
    private final AtomicLong count = new AtomicLong();

    @Override
    public String newId() {
        return "obj-" + count.incrementAndGet();
    }

    @Override
    public void put(Value object) {
        objects.put(Cloud.idOf(object), object);
    }

    @Override
    public Optional<Value> find(String id) {
        return Optional.ofNullable(objects.get(id));
    }

    @Override
    public boolean delete(String id) {
        return objects.remove(id) != null;
    }

    @Override
    public List<Value> objects() {
        return List.copyOf(objects.values());
    }
}
