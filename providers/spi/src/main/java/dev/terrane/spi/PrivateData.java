package dev.terrane.spi;

/// What a provider keeps with an object for itself: bytes that nobody else looks into.
public record PrivateData(byte[] bytes) {
    public static final PrivateData NONE = new PrivateData(new byte[0]);

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrivateData that && java.util.Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(bytes);
    }
}
