package dev.terrane.hcl.syntax;

import java.util.List;
import java.util.function.Function;

/// Equals signs of neighbouring lines stand in one column, and so do comments at the end of lines.
final class FormatAlignment {
    private FormatAlignment() {}

    static void apply(List<FormatLine> lines) {
        align(lines, FormatLine::assign, line -> FormatLine.columns(line.lead()));
        align(
                lines,
                FormatLine::comment,
                line -> FormatLine.columns(line.lead()) + FormatLine.columns(line.assign()));
    }

    /// @param cell what is aligned, in the lines that have it
    /// @param widthBefore how wide what stands before it is
    private static void align(
            List<FormatLine> lines,
            Function<FormatLine, List<FormatToken>> cell,
            Function<FormatLine, Integer> widthBefore) {
        int start = 0;
        while (start < lines.size()) {
            int end = start;
            int widest = 0;
            while (end < lines.size() && !cell.apply(lines.get(end)).isEmpty()) {
                widest = Math.max(widest, widthBefore.apply(lines.get(end)));
                end++;
            }
            for (FormatLine line : lines.subList(start, end)) {
                int blanks = widest - widthBefore.apply(line) + 1;
                cell.apply(line).getFirst().blanksBefore(blanks);
            }
            start = end + 1;
        }
    }
}
