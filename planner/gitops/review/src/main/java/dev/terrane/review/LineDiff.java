package dev.terrane.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The differences of two texts, line by line.
///
/// Lines that stand exactly once in both texts and keep their order hold the texts together; between them,
/// lines are matched from both ends. That takes little more than linear time, whatever the texts are.
final class LineDiff {
    private static final int NONE = -1;

    private final String[] before;
    private final String[] after;

    /// For each line before, the line after that is the same.
    private final int[] partners;

    /// @param other the line whose place it takes, for showing where the two differ
    record Line(char sign, String text, String other) {}

    private LineDiff(String before, String after) {
        this.before = before.split("\n", -1);
        this.after = after.split("\n", -1);
        this.partners = new int[this.before.length];
        Arrays.fill(partners, NONE);
    }

    /// More than one line, and more than a line end behind the only one.
    static boolean hasLines(String text) {
        int end = text.indexOf('\n');
        return end >= 0 && end < text.length() - 1;
    }

    static List<Line> of(String before, String after) {
        boolean ended = before.endsWith("\n") && after.endsWith("\n");
        LineDiff diff =
                ended ? new LineDiff(unended(before), unended(after)) : new LineDiff(before, after);
        diff.match();
        return diff.lines();
    }

    private static String unended(String text) {
        return text.substring(0, text.length() - 1);
    }

    private void match() {
        int previousBefore = 0;
        int previousAfter = 0;
        for (int anchor : anchors()) {
            matchEnds(previousBefore, anchor, previousAfter, partners[anchor]);
            previousBefore = anchor + 1;
            previousAfter = partners[anchor] + 1;
        }
        matchEnds(previousBefore, before.length, previousAfter, after.length);
    }

    private void matchEnds(int fromBefore, int toBefore, int fromAfter, int toAfter) {
        int i = fromBefore;
        int j = fromAfter;
        while (i < toBefore && j < toAfter && before[i].equals(after[j])) {
            partners[i++] = j++;
        }
        int k = toBefore - 1;
        int l = toAfter - 1;
        while (k >= i && l >= j && before[k].equals(after[l])) {
            partners[k--] = l--;
        }
    }

    private static final class Occurrences {
        private int before;
        private int after;
        private int placeAfter;
    }

    /// The longest row of unique lines that stand in the same order in both, which become partners.
    private List<Integer> anchors() {
        List<Integer> candidates = uniqueLines();
        int[] ends =
                new int
                        [candidates
                                .size()]; // of the best row of each length: an index of candidates
        int[] previous = new int[candidates.size()];
        int longest = 0;
        for (int c = 0; c < candidates.size(); c++) {
            int length = firstNotSmaller(candidates, ends, longest, partners[candidates.get(c)]);
            previous[c] = length == 0 ? NONE : ends[length - 1];
            ends[length] = c;
            longest = Math.max(longest, length + 1);
        }
        return row(candidates, previous, longest == 0 ? NONE : ends[longest - 1]);
    }

    private List<Integer> uniqueLines() {
        Map<String, Occurrences> occurrences = new HashMap<>();
        for (String line : before) {
            occurrences.computeIfAbsent(line, l -> new Occurrences()).before++;
        }
        for (int j = 0; j < after.length; j++) {
            Occurrences found = occurrences.get(after[j]);
            if (found != null) {
                found.after++;
                found.placeAfter = j;
            }
        }
        List<Integer> unique = new ArrayList<>();
        for (int i = 0; i < before.length; i++) {
            Occurrences found = occurrences.get(before[i]);
            if (found != null && found.before == 1 && found.after == 1) {
                partners[i] = found.placeAfter;
                unique.add(i);
            }
        }
        return unique;
    }

    private int firstNotSmaller(List<Integer> candidates, int[] ends, int size, int place) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (partners[candidates.get(ends[middle])] < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Candidates outside the row lose their partners.
    private List<Integer> row(List<Integer> candidates, int[] previous, int last) {
        boolean[] chosen = new boolean[candidates.size()];
        for (int c = last; c != NONE; c = previous[c]) {
            chosen[c] = true;
        }
        List<Integer> row = new ArrayList<>();
        for (int c = 0; c < candidates.size(); c++) {
            if (chosen[c]) {
                row.add(candidates.get(c));
            } else {
                partners[candidates.get(c)] = NONE;
            }
        }
        return row;
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.length || j < after.length) {
            int endBefore = i;
            while (endBefore < before.length && partners[endBefore] == NONE) {
                endBefore++;
            }
            int endAfter = endBefore < before.length ? partners[endBefore] : after.length;
            replace(lines, i, endBefore, j, endAfter);
            i = endBefore;
            j = endAfter;
            if (i < before.length) {
                lines.add(new Line(DiffLines.SAME, before[i], before[i]));
                i++;
                j++;
            }
        }
        return lines;
    }

    private void replace(
            List<Line> lines, int fromBefore, int toBefore, int fromAfter, int toAfter) {
        boolean paired = toBefore - fromBefore == toAfter - fromAfter;
        for (int i = fromBefore; i < toBefore; i++) {
            lines.add(
                    new Line(
                            DiffLines.REMOVED,
                            before[i],
                            paired ? after[fromAfter + i - fromBefore] : ""));
        }
        for (int j = fromAfter; j < toAfter; j++) {
            lines.add(
                    new Line(
                            DiffLines.ADDED,
                            after[j],
                            paired ? before[fromBefore + j - fromAfter] : ""));
        }
    }
}
