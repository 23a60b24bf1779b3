package dev.terrane.backends.encryption;

import dev.terrane.state.StateFormatException;

/// Tells files that are encrypted from others.
public final class EncryptedFiles {
    private EncryptedFiles() {}

    /// Whether it is what is kept of something that was encrypted; what is cut off counts as nothing.
    public static boolean isEncrypted(byte[] kept) {
        try {
            return EnvelopeJson.read(kept).isPresent();
        } catch (StateFormatException e) {
            return false;
        }
    }
}
