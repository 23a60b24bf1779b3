package dev.terrane.spi;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;

/// What a provider keeps with an object beside its attributes: bytes that nobody else looks into, and
/// the identity of the object where it gives one.
public final class PrivateData {
    public static final PrivateData NONE = new PrivateData(new byte[0]);

    private final byte[] bytes;
    private final Optional<Identity> identity;

    public PrivateData(byte[] bytes) {
        this(bytes, Optional.empty());
    }

    public PrivateData(byte[] bytes, Optional<Identity> identity) {
        this.bytes = bytes.clone();
        this.identity = identity;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public Optional<Identity> identity() {
        return identity;
    }

    public boolean isEmpty() {
        return bytes.length == 0 && identity.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PrivateData that
                && Arrays.equals(bytes, that.bytes)
                && identity.equals(that.identity);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + identity.hashCode();
    }

    /// Not the bytes: they may be secret.
    @Override
    public String toString() {
        return "PrivateData[" + bytes.length + " bytes]";
    }
}
