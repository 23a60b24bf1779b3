package dev.terrane.state;

/// The right to write to a state, until it is given back.
public interface StateLock extends AutoCloseable {

    /// What the lock is known by, as others are told.
    String id();

    /// Whether it has gone to somebody else while this process held it; then nothing may be begun any
    /// more.
    ///
    /// @throws StateStoreException where nobody answers whether it is still held
    default boolean isLost() throws StateStoreException {
        return false;
    }

    /// Gives the right back; once more does nothing.
    @Override
    void close() throws StateStoreException;
}
