package dev.terrane.value;

import java.text.Normalizer;

/// Unicode's normal form C: an accented letter is one character, not a letter and an accent.
final class NormalText {
    /// No character below this changes, or changes what is before it.
    private static final char FIRST_COMBINING = 0x300;

    private NormalText() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }
}
