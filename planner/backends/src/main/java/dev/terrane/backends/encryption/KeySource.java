package dev.terrane.backends.encryption;

/// Where keys come from: `key_provider "pbkdf2" "name"`.
public interface KeySource {

    /// The key that something was encrypted with.
    ///
    /// @param notes what was noted then
    byte[] keyOf(KeyNotes notes) throws KeyException;

    /// A key to encrypt with. What has to be known to get it again is noted.
    byte[] newKey(KeyNotes notes) throws KeyException;
}
