package dev.terrane.cli.view;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Position;
import dev.terrane.diagnostic.Source;
import dev.terrane.diagnostic.SourceRange;

import java.util.ArrayList;
import java.util.List;

/// The lines of source text that a problem is about, and which part of them is wrong.
///
/// @param lines from the first to the last that the problem's context touches
/// @param startLine the number of the first, counted from 1
/// @param start of what is wrong
/// @param end of it; an empty range is shown as one character
/// @param highlightStart in bytes from the beginning of the first line
/// @param highlightEnd in bytes from the beginning of the first line, not beyond the text
record Snippet(
        List<String> lines,
        int startLine,
        Position start,
        Position end,
        int highlightStart,
        int highlightEnd) {

    static Snippet of(Diagnostic diagnostic, SourceRange subject) {
        SourceRange context = diagnostic.context();
        SourceRange shown =
                context != null && context.source().equals(subject.source())
                        ? subject.union(context)
                        : subject;
        Source source = subject.source();
        int first = source.position(shown.startByte()).line();
        int last = source.position(Math.max(shown.startByte(), shown.endByte() - 1)).line();
        List<String> lines = new ArrayList<>();
        for (int line = first; line <= last; line++) {
            lines.add(source.line(line));
        }
        Position end = end(subject);
        int lineStart = lineStart(source, shown.startByte());
        int length = byteLength(lines);
        return new Snippet(
                lines,
                first,
                subject.start(),
                end,
                Math.clamp(subject.startByte() - lineStart, 0, length),
                Math.clamp(end.byteOffset() - lineStart, 0, length));
    }

    String code() {
        return String.join("\n", lines);
    }

    private static Position end(SourceRange subject) {
        Position end = subject.end();
        return subject.startByte() == subject.endByte()
                ? new Position(end.line(), end.column() + 1, end.byteOffset() + 1)
                : end;
    }

    private static int lineStart(Source source, int offset) {
        int start = offset;
        while (start > 0 && source.text()[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static int byteLength(List<String> lines) {
        int length = lines.size() - 1;
        for (String line : lines) {
            length += Utf8Length.of(line);
        }
        return length;
    }
}
