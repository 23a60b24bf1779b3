package dev.terrane.state;

import java.util.Optional;

/// What stands between a state and the place where it is kept, whatever place that is.
///
/// The same instance is used for all that a command reads and writes; keys that were derived once
/// are known to it.
public interface StateEncryption {

    /// Everything is kept as it is.
    StateEncryption OFF = new NoEncryption();

    /// What was kept.
    ///
    /// @param current whether it would be kept in the same way now; otherwise the next command that
    ///     may write does it anew
    /// @param stamp that stood beside it; nothing where none did, or none was needed
    @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
    record Opened(byte[] content, boolean current, Optional<Stamp> stamp) {
        public Opened(byte[] content, boolean current) {
            this(content, current, Optional.empty());
        }
    }

    /// Which snapshot a text is; stands beside what is encrypted, so that others can compare without
    /// the key.
    record Stamp(String lineage, long serial) {}

    /// Whether anything but [#OFF]: then what is kept is not what is meant.
    boolean isOn();

    /// Gets the key that is written with, which may take a while, or fail. Afterwards sealing does not.
    void prepare() throws StateStoreException;

    /// A state, as it is to be kept.
    byte[] seal(byte[] text, Stamp stamp) throws StateStoreException;

    /// Anything else that belongs to a state, on one line.
    byte[] seal(byte[] content) throws StateStoreException;

    /// What was kept.
    ///
    /// @param place as people are told, such as `"terraform.tfstate"`
    /// @throws StateFormatException where it is cut off, or is nothing that is kept at all
    /// @throws StateStoreException where it is kept in another way than was asked for, or with
    ///     another key
    Opened open(byte[] kept, String place) throws StateFormatException, StateStoreException;
}
