package dev.terrane.review;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.DocumentValue.Mapping;
import dev.terrane.planfile.DocumentValue.PartialSet;
import dev.terrane.planfile.DocumentValue.Sequence;
import dev.terrane.planfile.DocumentValue.Text;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Writes how a value changes: only the parts that do, and, where there is room, some of what is around them.
final class ValueDiff {
    private static final int LONGEST_SIDE = 120;
    private static final int CONTEXT_ENTRIES = 5;
    private static final int CONTEXT_LINES = 3;

    private final DiffLines lines;
    private final boolean context;
    private final WholeValue added;
    private final WholeValue removed;

    ValueDiff(DiffLines lines, boolean context) {
        this.lines = lines;
        this.context = context;
        this.added = new WholeValue(lines, DiffLines.ADDED);
        this.removed = new WholeValue(lines, DiffLines.REMOVED);
    }

    void added(String label, DocumentValue value) {
        added.write(0, label, value);
    }

    void removed(String label, DocumentValue value) {
        removed.write(0, label, value);
    }

    void changed(String label, DocumentValue before, DocumentValue after) {
        compare(0, label, before, after);
    }

    void compare(int depth, String label, DocumentValue before, DocumentValue after) {
        if (before.equals(DocumentValue.NULL)) {
            added.write(depth, label, after);
        } else if (after.equals(DocumentValue.NULL)) {
            removed.write(depth, label, before);
        } else if (depth < WholeValue.DEEPEST) {
            compareParts(depth, label, before, after);
        } else {
            replace(depth, label, before, after);
        }
    }

    private void compareParts(int depth, String label, DocumentValue before, DocumentValue after) {
        Optional<List<DocumentValue>> elementsBefore = elements(before);
        Optional<List<DocumentValue>> elementsAfter = elements(after);
        if (before instanceof Mapping was && after instanceof Mapping is) {
            entries(depth, label, was, is);
        } else if (elementsBefore.isPresent() && elementsAfter.isPresent()) {
            elements(depth, label, elementsBefore.get(), elementsAfter.get());
        } else if (before instanceof Text was && after instanceof Text is) {
            texts(depth, label, was.text(), is.text());
        } else {
            replace(depth, label, before, after);
        }
    }

    private static Optional<List<DocumentValue>> elements(DocumentValue value) {
        return switch (value) {
            case Sequence sequence -> Optional.of(sequence.elements());
            case PartialSet set -> Optional.of(set.elements());
            default -> Optional.empty();
        };
    }

    private void replace(int depth, String label, DocumentValue before, DocumentValue after) {
        Optional<String> was = OneLine.of(before, LONGEST_SIDE);
        Optional<String> is = OneLine.of(after, LONGEST_SIDE);
        if (was.isPresent() && is.isPresent()) {
            lines.add(DiffLines.CHANGED, depth, label + " = " + was.get() + " -> " + is.get());
        } else {
            removed.write(depth, label, before);
            added.write(depth, label, after);
        }
    }

    private void header(int depth, String label) {
        lines.add(depth == 0 ? DiffLines.CHANGED : DiffLines.SAME, depth, label + ":");
    }

    private void entries(int depth, String label, Mapping before, Mapping after) {
        header(depth, label);
        TreeSet<String> keys = new TreeSet<>(before.entries().keySet());
        keys.addAll(after.entries().keySet());
        int same = 0;
        int shown = 0;
        for (String key : keys) {
            DocumentValue was = before.entries().getOrDefault(key, DocumentValue.NULL);
            DocumentValue is = after.entries().getOrDefault(key, DocumentValue.NULL);
            if (!was.equals(is)) {
                compare(depth + 1, Names.shown(key), was, is);
            } else if (context && shown < CONTEXT_ENTRIES && isShown(depth + 1, key, is)) {
                shown++;
            } else {
                same++;
            }
        }
        unchanged(depth + 1, same);
    }

    private boolean isShown(int depth, String key, DocumentValue same) {
        Optional<String> line =
                same.equals(DocumentValue.NULL) ? Optional.empty() : OneLine.of(same, LONGEST_SIDE);
        line.ifPresent(text -> lines.add(DiffLines.SAME, depth, Names.shown(key) + " = " + text));
        return line.isPresent();
    }

    private void unchanged(int depth, int count) {
        if (context && count > 0) {
            lines.add(DiffLines.REMARK, depth, "(" + count + " unchanged)");
        }
    }

    /// Elements that are in both are left out wherever they stand; as many on either side are taken to have
    /// changed in their order.
    private void elements(
            int depth, String label, List<DocumentValue> before, List<DocumentValue> after) {
        header(depth, label);
        List<Integer> gone = Unmatched.of(before, after);
        List<Integer> come = Unmatched.of(after, before);
        if (gone.isEmpty() && come.isEmpty()) {
            lines.add(DiffLines.CHANGED, depth + 1, "(the same elements in another order)");
        } else if (gone.size() == come.size()) {
            for (int i = 0; i < gone.size(); i++) {
                int from = gone.get(i);
                int to = come.get(i);
                String place = from == to ? "[" + from + "]" : "[" + from + " -> " + to + "]";
                compare(depth + 1, place, before.get(from), after.get(to));
            }
        } else {
            gone.forEach(i -> removed.write(depth + 1, "[" + i + "]", before.get(i)));
            come.forEach(i -> added.write(depth + 1, "[" + i + "]", after.get(i)));
        }
        unchanged(depth + 1, before.size() - gone.size());
    }

    private void texts(int depth, String label, String before, String after) {
        Optional<DocumentValue> was = JsonTexts.parse(before);
        Optional<DocumentValue> is = JsonTexts.parse(after);
        if (was.isPresent() && is.isPresent()) {
            json(depth, label, was.get(), is.get());
        } else if (!yaml(depth, label, before, after)) {
            plainTexts(depth, label, before, after);
        }
    }

    private void plainTexts(int depth, String label, String before, String after) {
        if (LineDiff.hasLines(before) || LineDiff.hasLines(after)) {
            header(depth, label);
            lineByLine(depth + 1, LineDiff.of(before, after));
        } else if (Math.max(before.length(), after.length()) <= LONGEST_SIDE) {
            String change = Visible.quoted(before) + " -> " + Visible.quoted(after);
            lines.add(DiffLines.CHANGED, depth, label + " = " + change);
        } else {
            lines.add(
                    DiffLines.REMOVED, depth, label + " = " + WholeValue.cut(lines, before, after));
            lines.add(DiffLines.ADDED, depth, label + " = " + WholeValue.cut(lines, after, before));
        }
    }

    private void json(int depth, String label, DocumentValue before, DocumentValue after) {
        if (before.equals(after)) {
            lines.add(DiffLines.CHANGED, depth, label + " (JSON): (the same in another layout)");
        } else if (!new PolicyDiff(lines, this).write(depth, label, before, after)) {
            compare(depth, label + " (JSON)", before, after);
        }
    }

    /// What differs in layout and comments only is shown line by line.
    ///
    /// @return whether it is YAML, so that it is written
    private boolean yaml(int depth, String label, String before, String after) {
        Optional<DocumentValue> was = YamlTexts.parse(before);
        Optional<DocumentValue> is = was.isPresent() ? YamlTexts.parse(after) : Optional.empty();
        if (was.isEmpty() || is.isEmpty() || was.equals(is)) {
            return false;
        }
        compare(depth, label + " (YAML)", was.get(), is.get());
        return true;
    }

    private void lineByLine(int depth, List<LineDiff.Line> all) {
        int margin = context ? CONTEXT_LINES : 0;
        int untold = 0;
        int[] distance = distances(all);
        for (int i = 0; i < all.size(); i++) {
            if (distance[i] > margin) {
                untold++;
                continue;
            }
            unchanged(depth, untold);
            untold = 0;
            LineDiff.Line line = all.get(i);
            WholeValue.textLine(lines, line.sign(), depth, line.text(), line.other());
        }
        unchanged(depth, untold);
    }

    /// How far each line is from the nearest that changes.
    private static int[] distances(List<LineDiff.Line> all) {
        int[] distance = new int[all.size()];
        int since = all.size();
        for (int i = 0; i < all.size(); i++) {
            since = all.get(i).sign() == DiffLines.SAME ? since + 1 : 0;
            distance[i] = since;
        }
        since = all.size();
        for (int i = all.size() - 1; i >= 0; i--) {
            since = distance[i] == 0 ? 0 : since + 1;
            distance[i] = Math.min(distance[i], since);
        }
        return distance;
    }
}
