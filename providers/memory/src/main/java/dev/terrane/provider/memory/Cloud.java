package dev.terrane.provider.memory;

import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// Where the objects are. Safe for many threads.
public interface Cloud {

    /// An id that no object had before: `obj-1`, `obj-2`, ...
    String newId();

    /// Adds the object, or puts it in the place of the one that has its id.
    void put(Value object);

    Optional<Value> find(String id);

    /// Whether there was one.
    boolean delete(String id);

    /// All of them, by id.
    List<Value> objects();

    static String idOf(Value object) {
        return Attributes.of(object).requiredString("id");
    }
}
