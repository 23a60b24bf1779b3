package dev.terrane.value;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;

/// Shortens the beginning of a text to what any text that follows leaves as it is.
///
/// A letter may yet get an accent from what comes next, so the last grapheme cluster does not
/// count: `ami-1` -> `ami-`. A delimiter such as `-` or `/` takes nothing, and stays.
public final class SafePrefix {
    private static final String DELIMITERS = "-_:;/\\,.(){}[]|?!~ \t@#$%^&*+\"'";

    private SafePrefix() {}

    public static String of(String beginning) {
        String text = Normalizer.normalize(beginning, Normalizer.Form.NFC);
        if (text.isEmpty() || DELIMITERS.indexOf(text.charAt(text.length() - 1)) >= 0) {
            return text;
        }
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        return text.substring(0, clusters.preceding(text.length()));
    }
}
