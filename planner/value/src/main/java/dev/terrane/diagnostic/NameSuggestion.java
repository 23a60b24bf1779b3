package dev.terrane.diagnostic;

import java.util.Collection;
import java.util.Optional;

/// Finds the known name that somebody probably meant: `subnett` -> `subnet`.
public final class NameSuggestion {
    private NameSuggestion() {}

    /// The nearest name by edit distance, where it is near enough to be worth saying: up to a
    /// third of the letters may differ. Of equally near names the first in order is taken.
    public static Optional<String> nearest(String given, Collection<String> known) {
        int best = Math.max(1, given.length() / 3) + 1;
        String found = null;
        for (String name : known.stream().sorted().toList()) {
            int distance = distance(given, name, best);
            if (distance < best) {
                best = distance;
                found = name;
            }
        }
        return Optional.ofNullable(found);
    }

    /// ` Did you mean "subnet"?`, or nothing.
    public static String didYouMean(String given, Collection<String> known) {
        return nearest(given, known).map(name -> " Did you mean \"" + name + "\"?").orElse("");
    }

    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
