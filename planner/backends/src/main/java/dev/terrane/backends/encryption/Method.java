package dev.terrane.backends.encryption;

/// How something is encrypted: `method "aes_gcm" "name"`.
public sealed interface Method {

    /// As the configuration names it, such as `aes_gcm.main`.
    String name();

    /// `unencrypted`: not at all, for the way to an encrypted state and back.
    record Unencrypted(String name) implements Method {}

    /// One that has a key.
    non-sealed interface Encrypting extends Method {

        /// Gets the key to encrypt with, if that was not done yet.
        void prepare() throws KeyException;

        /// @param notes what has to be known to get the key again
        /// @param data the encrypted content
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Sealed(KeyNotes notes, byte[] data) {}

        Sealed encrypt(byte[] content) throws KeyException;

        /// @throws KeyException also where the key is not the one, or the content was changed
        byte[] decrypt(Sealed sealed) throws KeyException;
    }
}
