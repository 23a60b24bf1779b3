package dev.terrane.state;

/// A journal that is being written.
///
/// It exists on the disk from its first record until [StateStore#write] has saved what it tells.
/// Closing it only sees to it that its records have reached the disk.
public interface OpenJournal extends Journal, AutoCloseable {

    /// @throws StateStoreException where a record could not be kept; what it told is still in the
    ///     working state, which must be written
    @Override
    void close() throws StateStoreException;
}
