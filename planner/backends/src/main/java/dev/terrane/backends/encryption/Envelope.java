package dev.terrane.backends.encryption;

import dev.terrane.state.StateEncryption.Stamp;

import java.util.Optional;

/// What is kept of something that was encrypted.
///
/// @param stamp of a state, where this is one
/// @param data the initialization vector, the encrypted content, and what proves that it is whole
/// @param version of this form
@SuppressWarnings("ArrayRecordComponent") // never compared
record Envelope(Optional<Stamp> stamp, KeyNotes notes, byte[] data, String version) {
    static final String VERSION = "v0";
}
