package dev.terrane.cli.view;

import java.util.ArrayList;
import java.util.List;

/// How one sequence becomes another: by a longest common subsequence, in which what is removed and
/// what is added at the same place is taken for a change.
///
/// Example: `[a, b, c]` to `[a, x, c, d]` keeps a, changes b to x, keeps c and adds d.
final class Edits {
    /// Beyond so many comparisons, elements are paired by their place alone.
    private static final long MOST_COMPARISONS = 4_000_000;

    private Edits() {}

    /// What happens at one place.
    ///
    /// @param <T> of the elements
    sealed interface Edit<T> {
        record Keep<T>(T element) implements Edit<T> {}

        record Remove<T>(T element) implements Edit<T> {}

        /// @param index in the new sequence
        record Add<T>(T element, int index) implements Edit<T> {}

        /// @param index in the new sequence
        record Change<T>(T before, T after, int index) implements Edit<T> {}
    }

    static <T> List<Edit<T>> of(List<T> before, List<T> after) {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<Edit<T>> edits = new ArrayList<>();
        keep(before.subList(0, start), edits);
        middle(
                before.subList(start, before.size() - end),
                after.subList(start, after.size() - end),
                start,
                edits);
        keep(before.subList(before.size() - end, before.size()), edits);
        return edits;
    }

    private static <T> void keep(List<T> elements, List<Edit<T>> edits) {
        elements.forEach(element -> edits.add(new Edit.Keep<>(element)));
    }

    private static <T> void middle(List<T> before, List<T> after, int offset, List<Edit<T>> edits) {
        if ((long) before.size() * after.size() > MOST_COMPARISONS) {
            gap(before, after, offset, edits);
            return;
        }
        int[][] common = common(before, after);
        int i = 0;
        int j = 0;
        int gapBefore = 0;
        int gapAfter = 0;
        while (i < before.size() && j < after.size()) {
            if (before.get(i).equals(after.get(j))) {
                gap(
                        before.subList(gapBefore, i),
                        after.subList(gapAfter, j),
                        offset + gapAfter,
                        edits);
                edits.add(new Edit.Keep<>(before.get(i)));
                gapBefore = ++i;
                gapAfter = ++j;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        gap(
                before.subList(gapBefore, before.size()),
                after.subList(gapAfter, after.size()),
                offset + gapAfter,
                edits);
    }

    /// For each pair of places, how many elements can be kept from there on.
    private static <T> int[][] common(List<T> before, List<T> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] =
                        before.get(i).equals(after.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static <T> void gap(List<T> removed, List<T> added, int index, List<Edit<T>> edits) {
        int pairs = Math.min(removed.size(), added.size());
        for (int k = 0; k < pairs; k++) {
            edits.add(new Edit.Change<>(removed.get(k), added.get(k), index + k));
        }
        removed.subList(pairs, removed.size()).forEach(e -> edits.add(new Edit.Remove<>(e)));
        for (int k = pairs; k < added.size(); k++) {
            edits.add(new Edit.Add<>(added.get(k), index + k));
        }
    }
}
