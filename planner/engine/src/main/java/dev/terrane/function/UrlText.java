package dev.terrane.function;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Text in the query of a URL: `a b` is `a+b`.
final class UrlText {
    private UrlText() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /// Empty where it is not encoded rightly, or what was encoded is no text.
    static Optional<String> decode(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[encoded.length];
        int length = 0;
        for (int i = 0; i < encoded.length; i++) {
            byte b = encoded[i];
            if (b == '%') {
                int octet = octet(encoded, i + 1);
                if (octet < 0) {
                    return Optional.empty();
                }
                b = (byte) octet;
                i += 2;
            } else if (b == '+') {
                b = ' ';
            }
            decoded[length++] = b;
        }
        return Utf8.decode(Arrays.copyOf(decoded, length));
    }

    private static int octet(byte[] encoded, int at) {
        if (at + 1 >= encoded.length) {
            return -1;
        }
        int high = Character.digit(encoded[at], 16);
        int low = Character.digit(encoded[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
