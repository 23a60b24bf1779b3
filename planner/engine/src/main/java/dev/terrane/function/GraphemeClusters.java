package dev.terrane.function;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a reader takes for one character: a letter with its accents, a flag, a family of emoji.
final class GraphemeClusters {
    private GraphemeClusters() {}

    static int count(String text) {
        if (isPlain(text)) {
            return text.length();
        }
        return split(text).size();
    }

    static List<String> split(String text) {
        List<String> clusters = new ArrayList<>(text.length());
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            addWithoutConjuncts(text.substring(start, end), clusters);
            start = end;
        }
        return clusters;
    }

    /// Every character below the first combining one stands alone, but for CR LF.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x300 || c == '\r') {
                return false;
            }
        }
        return true;
    }

    /// Java follows Unicode 15.1, which joins the consonants of an Indic conjunct. Terraform's rules
    /// are those of Unicode 15, where each begins a cluster of its own.
    private static void addWithoutConjuncts(String cluster, List<String> clusters) {
        int start = 0;
        int previous = -1;
        for (int i = 0; i < cluster.length(); i += Character.charCount(cluster.codePointAt(i))) {
            int c = cluster.codePointAt(i);
            if (previous >= 0 && beginsSyllable(previous, c)) {
                clusters.add(cluster.substring(start, i));
                start = i;
            }
            previous = c;
        }
        clusters.add(cluster.substring(start));
    }

    private static boolean beginsSyllable(int previous, int c) {
        return Character.getType(c) == Character.OTHER_LETTER
                && (Character.getType(previous) == Character.NON_SPACING_MARK
                        || previous == 0x200D);
    }
}
