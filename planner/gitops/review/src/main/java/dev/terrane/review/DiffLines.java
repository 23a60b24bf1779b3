package dev.terrane.review;

import java.util.ArrayList;
import java.util.List;

/// The lines of one diff, with a sign in the first column that nothing inside a value can imitate.
final class DiffLines {
    static final char ADDED = '+';
    static final char REMOVED = '-';
    static final char CHANGED = '!';
    static final char SAME = ' ';
    static final char REMARK = '#';

    private static final int LONGEST_LINE = 1_000;

    private final List<String> lines = new ArrayList<>();
    private final int linesOfAttribute;
    private int first;
    private int omitted;
    private boolean cut;

    DiffLines(Detail detail) {
        this.linesOfAttribute = detail.linesOfAttribute();
    }

    List<String> list() {
        return List.copyOf(lines);
    }

    /// Whether the lines do not tell everything, so that what differs may look the same.
    boolean isCut() {
        return cut;
    }

    void setCut() {
        cut = true;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /// Writes one attribute; of one that is very long, the end is only counted.
    ///
    /// @param remark stands behind its first line where it is not empty
    void attribute(String remark, Runnable writing) {
        first = lines.size();
        omitted = 0;
        writing.run();
        if (omitted > 0) {
            lines.add("# ... and " + omitted + " more lines");
        }
        if (!remark.isEmpty() && lines.size() > first) {
            lines.set(first, lines.get(first) + "  # " + remark);
        }
    }

    void add(char sign, int depth, String text) {
        if (lines.size() - first < linesOfAttribute) {
            cut |= text.length() > LONGEST_LINE;
            lines.add(sign + " " + "  ".repeat(depth) + Cut.to(text, LONGEST_LINE));
        } else {
            cut = true;
            omitted++;
        }
    }
}
