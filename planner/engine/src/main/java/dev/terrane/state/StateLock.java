package dev.terrane.state;

/// The right to write to a state, until it is given back.
public interface StateLock extends AutoCloseable {

    /// What the lock is known by, as others are told.
    String id();

    /// Gives the right back; once more does nothing.
    @Override
    void close() throws StateStoreException;
}
