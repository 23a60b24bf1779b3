package dev.terrane.backends.encryption;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A key that is there at once, for tests of what is done with one.
public record FixedKey(String text) implements KeySource {
    private static final String NOTES = "key_provider.fixed.key";

    /// @param texts each of 32 characters; the first one is written with, the others are fallen back to
    public static TargetEncryption encryption(String... texts) {
        List<Method> methods =
                List.of(texts).stream()
                        .map(text -> Methods.aesGcm(text, new FixedKey(text), new byte[0]))
                        .toList();
        return new TargetEncryption("state", methods);
    }

    @Override
    public byte[] keyOf(KeyNotes notes) throws KeyException {
        if (notes.of(NOTES).isEmpty()) {
            throw new KeyException("there is nothing about \"%s\" beside it".formatted(NOTES));
        }
        return bytes();
    }

    @Override
    public byte[] newKey(KeyNotes notes) {
        notes.add(NOTES, "{}".getBytes(StandardCharsets.UTF_8));
        return bytes();
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
