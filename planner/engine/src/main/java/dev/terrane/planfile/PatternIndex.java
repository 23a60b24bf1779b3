package dev.terrane.planfile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds any of many texts in a text, in one pass for each of four widths.
///
/// Of each pattern one stretch of 4, 8, 16 or 32 characters is remembered by its hash, the one that it
/// shares with the fewest others: private keys all begin alike. A rolling hash finds the stretch in the
/// text, and then the whole pattern is compared around it.
final class PatternIndex {
    private static final int[] WIDTHS = {32, 16, 8, 4};
    private static final int SHORTEST = 4;

    /// How many stretches of a pattern are considered.
    private static final int CANDIDATES = 8;

    private final List<Width> widths = new ArrayList<>();

    /// Is told of each pattern found; gives whether to go on.
    interface Found {
        boolean at(int start, int end);
    }

    private record Entry(String pattern, int offset) {}

    /// @param patterns of at least four characters; what is shorter is passed over
    PatternIndex(Collection<String> patterns) {
        Map<Integer, Width> byWidth = new HashMap<>();
        for (String pattern : patterns) {
            if (pattern.length() >= SHORTEST) {
                byWidth.computeIfAbsent(widthOf(pattern), Width::new).add(pattern);
            }
        }
        for (int width : WIDTHS) {
            Width filled = byWidth.get(width);
            if (filled != null) {
                widths.add(filled);
            }
        }
    }

    private static int widthOf(String pattern) {
        for (int width : WIDTHS) {
            if (pattern.length() >= width) {
                return width;
            }
        }
        throw new IllegalStateException("no pattern is shorter than " + SHORTEST);
    }

    void search(String text, Found found) {
        for (Width width : widths) {
            if (!width.search(text, found)) {
                return;
            }
        }
    }

    /// All patterns of which stretches of one width are remembered.
    private static final class Width {
        private static final long BASE = 0x9E3779B97F4A7C15L;
        private static final int FILTER_BITS = 20;

        private final int width;
        private final long highest;
        private final Map<Long, List<Entry>> entries = new HashMap<>();
        private final long[] filter = new long[1 << (FILTER_BITS - 6)];

        Width(int width) {
            this.width = width;
            long power = 1;
            for (int i = 1; i < width; i++) {
                power *= BASE;
            }
            this.highest = power;
        }

        void add(String pattern) {
            int offset = rarest(pattern);
            long hash = hash(pattern, offset);
            entries.computeIfAbsent(hash, h -> new ArrayList<>(1)).add(new Entry(pattern, offset));
            filter[word(hash)] |= 1L << bit(hash);
        }

        private int rarest(String pattern) {
            int last = pattern.length() - width;
            int best = 0;
            int fewest = Integer.MAX_VALUE;
            for (int i = 0; i <= CANDIDATES && fewest > 0; i++) {
                int offset = (int) ((long) last * i / CANDIDATES);
                int alike = entries.getOrDefault(hash(pattern, offset), List.of()).size();
                if (alike < fewest) {
                    best = offset;
                    fewest = alike;
                }
            }
            return best;
        }

        private long hash(String text, int offset) {
            long hash = 0;
            for (int i = offset; i < offset + width; i++) {
                hash = hash * BASE + text.charAt(i);
            }
            return hash;
        }

        private static int word(long hash) {
            return (int) (mixed(hash) >>> (64 - FILTER_BITS + 6));
        }

        private static int bit(long hash) {
            return (int) (mixed(hash) & 63);
        }

        private static long mixed(long hash) {
            return (hash ^ (hash >>> 32)) * BASE;
        }

        boolean search(String text, Found found) {
            if (text.length() < width) {
                return true;
            }
            long hash = hash(text, 0);
            for (int at = 0; ; at++) {
                if (isLikely(hash) && !report(text, at, hash, found)) {
                    return false;
                }
                if (at + width == text.length()) {
                    return true;
                }
                hash = (hash - text.charAt(at) * highest) * BASE + text.charAt(at + width);
            }
        }

        private boolean isLikely(long hash) {
            return (filter[word(hash)] & 1L << bit(hash)) != 0;
        }

        private boolean report(String text, int at, long hash, Found found) {
            for (Entry entry : entries.getOrDefault(hash, List.of())) {
                int start = at - entry.offset();
                String pattern = entry.pattern();
                if (start >= 0
                        && text.startsWith(pattern, start)
                        && !found.at(start, start + pattern.length())) {
                    return false;
                }
            }
            return true;
        }
    }
}
