package dev.terrane.function;

import java.util.Base64;
import java.util.Optional;

/// Base64 with padding (RFC 4648, section 4). Line breaks do not matter.
final class Base64Text {
    private Base64Text() {}

    static Optional<byte[]> decode(String text) {
        String compact = text.replace("\r", "").replace("\n", "");
        if (compact.length() % 4 != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(compact));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
