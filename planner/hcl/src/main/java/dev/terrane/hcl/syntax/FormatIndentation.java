package dev.terrane.hcl.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Two blanks for each line before that left brackets open, however many: `f([{` indents once, and
/// so `}])` has to close all three.
final class FormatIndentation {
    private static final int STEP = 2;

    /// How many brackets each level has still open.
    private final Deque<Integer> levels = new ArrayDeque<>();

    private FormatIndentation() {}

    static void apply(List<FormatLine> lines) {
        FormatIndentation indentation = new FormatIndentation();
        lines.forEach(indentation::indent);
    }

    private void indent(FormatLine line) {
        FormatToken first = line.lead().getFirst();
        if (first.kind() == TokenKind.NEWLINE) {
            first.blanksBefore(0);
            return;
        }
        int change = bracketsOf(line);
        if (change < 0) {
            close(-change);
        }
        first.blanksBefore(STEP * levels.size());
        if (change > 0) {
            levels.push(change);
        }
    }

    /// The brackets in the text of a heredoc do not count.
    private static int bracketsOf(FormatLine line) {
        int change = FormatLine.bracketChange(line.assign());
        for (FormatToken token : line.lead()) {
            change += token.bracketChange();
            if (token.kind() == TokenKind.OPEN_HEREDOC) {
                break;
            }
        }
        return change;
    }

    private void close(int brackets) {
        int left = brackets;
        while (left > 0 && !levels.isEmpty()) {
            int open = levels.pop();
            if (open > left) {
                levels.push(open - left);
            }
            left -= open;
        }
    }
}
