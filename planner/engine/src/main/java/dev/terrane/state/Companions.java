package dev.terrane.state;

import java.util.Optional;

/// What lies beside one state. Only those write here who hold the state's lock.
public interface Companions {

    /// Nothing where there is none.
    Optional<byte[]> read(Companion which) throws StateStoreException;

    /// Replaces what was there; it is kept as the state itself is kept, and nobody else may read it.
    void write(Companion which, byte[] content) throws StateStoreException;

    /// Does nothing where there is none.
    void delete(Companion which) throws StateStoreException;
}
