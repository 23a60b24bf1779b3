package dev.terrane.cli.encryption;

import dev.terrane.state.StateStoreException;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// How the folders of this process are encrypted. Read once for each, so that a key that takes long to
/// derive is derived once.
public final class KnownEncryptions {
    private final Map<Path, Encryptions> byDirectory = new HashMap<>();

    /// What reads it where it is not known yet.
    public interface Reading {
        Encryptions read() throws StateStoreException;
    }

    public synchronized Encryptions in(Path directory, Reading reading) throws StateStoreException {
        Encryptions known = byDirectory.get(directory);
        if (known == null) {
            known = reading.read();
            byDirectory.put(directory, known);
        }
        return known;
    }
}
