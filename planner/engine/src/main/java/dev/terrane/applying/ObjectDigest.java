package dev.terrane.applying;

import dev.terrane.state.StateSnapshot.ObjectState;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells objects apart without showing them.
final class ObjectDigest {
    private ObjectDigest() {}

    static String of(ObjectState object) {
        return of(object.attributes());
    }

    static String of(byte[] json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
