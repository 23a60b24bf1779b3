package dev.terrane.value.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// The characters that Go's JSON escapes in a string, and so Terraform in its files: also `<`, `>`, `&`
/// and the line separators of Unicode. For `JsonFactory.setCharacterEscapes`.
public final class GoEscapes extends CharacterEscapes {
    public static final GoEscapes INSTANCE = new GoEscapes();

    private final int[] ascii;

    private GoEscapes() {
        ascii = standardAsciiEscapesForJSON();
        for (char c = 0; c < ascii.length; c++) {
            if (ascii[c] == ESCAPE_STANDARD || isMarkup(c)) {
                ascii[c] = ESCAPE_CUSTOM;
            }
        }
    }

    static boolean isEscaped(char c) {
        return c < ' ' || c == '"' || c == '\\' || isMarkup(c) || c == '\u2028' || c == '\u2029';
    }

    private static boolean isMarkup(char c) {
        return c == '<' || c == '>' || c == '&';
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    /// In small letters, where Jackson itself writes capitals.
    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        return c <= Character.MAX_VALUE && isEscaped((char) c)
                ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", c))
                : null;
    }
}
