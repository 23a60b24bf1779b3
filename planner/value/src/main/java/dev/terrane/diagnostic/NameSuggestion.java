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

    /// Letters that were left out, added, mistaken, or swapped with their neighbour.
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int step(int[][] rows, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = rows[i - 1][j - 1] + (same ? 0 : 1);
        best = Math.min(best, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, 1 + rows[i - 2][j - 2]) : best;
    }
}
