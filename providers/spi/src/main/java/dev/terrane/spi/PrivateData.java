package dev.terrane.spi;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// What a provider keeps with an object for itself: bytes that nobody else looks into.
public final class PrivateData {
    public static final PrivateData NONE = new PrivateData(new byte[0]);

    private final byte[] bytes;

    public PrivateData(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PrivateData that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Not the bytes: they may be secret.
    @Override
    public String toString() {
        return "PrivateData[" + bytes.length + " bytes]";
    }
}
