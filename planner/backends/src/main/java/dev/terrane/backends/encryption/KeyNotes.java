package dev.terrane.backends.encryption;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What key providers have to know to get a key again, such as a salt: kept beside what was encrypted,
/// and not secret.
public final class KeyNotes {
    private final SortedMap<String, byte[]> all;

    KeyNotes() {
        this(new TreeMap<>());
    }

    KeyNotes(SortedMap<String, byte[]> all) {
        this.all = new TreeMap<>(all);
    }

    /// @param provider the name that its notes are kept under
    Optional<byte[]> of(String provider) {
        return Optional.ofNullable(all.get(provider)).map(byte[]::clone);
    }

    void add(String provider, byte[] notes) {
        all.put(provider, notes.clone());
    }

    SortedMap<String, byte[]> all() {
        return new TreeMap<>(all);
    }
}
