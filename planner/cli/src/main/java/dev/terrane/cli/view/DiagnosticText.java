package dev.terrane.cli.view;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostic.ExpressionValue;
import dev.terrane.diagnostic.SourceRange;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Diagnostics for people: where, the source line with the token marked, the values that mattered,
/// and what to do.
///
/// On a terminal with colours each stands in a frame; without, as in a log, there is none, so that
/// every line can be searched for as it is.
public final class DiagnosticText {
    private static final int PLAIN_WIDTH = 80;
    private static final int MOST_LINES = 10;
    private static final int LONGEST_LINE = 400;
    private static final String RULE = "├────────────────";

    private final PrintStream to;
    private final Style style;
    private final int width;
    private final EnclosingBlocks blocks = new EnclosingBlocks();

    public DiagnosticText(PrintStream to, Style style, int width) {
        this.to = to;
        this.style = style;
        this.width = width;
    }

    /// Without colours.
    public DiagnosticText(PrintStream to) {
        this(to, Style.PLAIN, PLAIN_WIDTH);
    }

    public void write(List<Diagnostic> diagnostics) {
        StringBuilder all = new StringBuilder();
        diagnostics.forEach(diagnostic -> all.append(text(diagnostic)));
        if (!all.isEmpty()) {
            Console.write(to, all.toString());
        }
    }

    /// Errors as ever, and warnings as a list of summaries (`-compact-warnings`).
    public void writeCompact(List<Diagnostic> diagnostics) {
        write(diagnostics.stream().filter(Diagnostic::isError).toList());
        Map<String, List<Diagnostic>> bySummary = new LinkedHashMap<>();
        diagnostics.stream()
                .filter(diagnostic -> !diagnostic.isError())
                .forEach(warning ->
                        bySummary
                                .computeIfAbsent(warning.summary(), s -> new ArrayList<>())
                                .add(warning));
        if (!bySummary.isEmpty()) {
            StringBuilder text =
                    new StringBuilder("\n")
                            .append(style.yellow(style.bold("Warnings:")))
                            .append("\n\n");
            bySummary.forEach((summary, alike) -> appendCompact(text, summary, alike));
            text.append("\nWithout -compact-warnings they are shown in full.\n");
            Console.write(to, text.toString());
        }
    }

    private static void appendCompact(StringBuilder text, String summary, List<Diagnostic> alike) {
        text.append("- ").append(summary).append('\n');
        alike.getFirst().where().ifPresent(range -> text.append("  on ").append(place(range)));
        if (alike.size() > 1) {
            text.append(" (and ").append(alike.size() - 1).append(" more)");
        }
        if (alike.getFirst().where().isPresent() || alike.size() > 1) {
            text.append('\n');
        }
    }

    private static String place(SourceRange range) {
        return range.filename() + " line " + range.start().line();
    }

    private String text(Diagnostic diagnostic) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(diagnostic));
        diagnostic.where().ifPresent(range -> addPlace(lines, diagnostic, range));
        String address = diagnostic.address();
        if (diagnostic.where().isEmpty() && address != null && !address.isEmpty()) {
            lines.add("");
            lines.add("  with " + address);
        }
        if (!diagnostic.detail().isEmpty()) {
            lines.add("");
            lines.addAll(WrappedText.lines(diagnostic.detail(), width - 2));
        }
        return style.coloured()
                ? framed(diagnostic, lines)
                : '\n' + String.join("\n", lines) + '\n';
    }

    private String heading(Diagnostic diagnostic) {
        String label = diagnostic.isError() ? "Error: " : "Warning: ";
        return colour(diagnostic, style.bold(label)) + style.bold(diagnostic.summary());
    }

    private String colour(Diagnostic diagnostic, String text) {
        return diagnostic.isError() ? style.red(text) : style.yellow(text);
    }

    private String framed(Diagnostic diagnostic, List<String> lines) {
        StringBuilder text = new StringBuilder(colour(diagnostic, "╷")).append('\n');
        for (String line : lines) {
            text.append(colour(diagnostic, "│")).append(line.isEmpty() ? "" : " ").append(line);
            text.append('\n');
        }
        return text.append(colour(diagnostic, "╵")).append('\n').toString();
    }

    private void addPlace(List<String> lines, Diagnostic diagnostic, SourceRange range) {
        lines.add("");
        String address = diagnostic.address();
        if (address != null && !address.isEmpty()) {
            lines.add("  with " + address + ",");
        }
        Optional<String> block = blocks.around(range);
        lines.add("  on " + place(range) + block.map(header -> ", in " + header).orElse("") + ":");
        Snippet snippet = Snippet.of(diagnostic, range);
        addSource(lines, diagnostic, snippet);
        addValues(lines, diagnostic.values());
    }

    /// Each line with its number, and below it what is wrong in it underlined. Of a long stretch only
    /// the beginning of what is wrong is shown.
    private void addSource(List<String> lines, Diagnostic diagnostic, Snippet snippet) {
        boolean isLong = snippet.lines().size() > MOST_LINES;
        int offset = 0;
        int shown = 0;
        for (int i = 0; i < snippet.lines().size() && shown < MOST_LINES; i++) {
            String line = snippet.lines().get(i);
            int from = Utf8Length.index(line, snippet.highlightStart() - offset);
            int to = Utf8Length.index(line, snippet.highlightEnd() - offset);
            boolean marked = to > from || isMarkedEnd(snippet, offset, line);
            offset += Utf8Length.of(line) + 1;
            if (marked || !isLong) {
                String number = " ".repeat(2) + padded(snippet.startLine() + i) + ": ";
                int start = windowStart(line, from);
                String window = window(line, start);
                lines.add(number + window);
                if (marked) {
                    int end =
                            Math.min(Math.max(to, from + 1) - start, Math.max(window.length(), 1));
                    String mark = Underline.of(window, from - start, end);
                    lines.add(" ".repeat(number.length()) + markAt(diagnostic, mark));
                }
                shown++;
            }
        }
    }

    /// Of a very long line, such as JSON that a program wrote, the part around what is wrong is shown.
    private static String window(String line, int start) {
        return line.length() <= LONGEST_LINE
                ? line
                : line.substring(start, Math.min(line.length(), start + LONGEST_LINE));
    }

    private static int windowStart(String line, int from) {
        return line.length() <= LONGEST_LINE ? 0 : Math.max(0, from - LONGEST_LINE / 4);
    }

    /// Whether what is wrong is what is missing at the end of the line.
    private static boolean isMarkedEnd(Snippet snippet, int offset, String line) {
        int end = offset + Utf8Length.of(line);
        return snippet.highlightStart() == end && snippet.highlightEnd() <= end;
    }

    private String markAt(Diagnostic diagnostic, String mark) {
        int start = mark.indexOf('^');
        return mark.substring(0, start) + colour(diagnostic, mark.substring(start));
    }

    private static String padded(int number) {
        String text = Integer.toString(number);
        return " ".repeat(Math.max(0, 2 - text.length())) + text;
    }

    private static String origin(ExpressionValue value) {
        return value.origin() == null ? "" : " (%s)".formatted(value.origin());
    }

    private void addValues(List<String> lines, List<ExpressionValue> values) {
        if (values.isEmpty()) {
            return;
        }
        lines.add("    " + style.dim(RULE));
        for (ExpressionValue value : DiagnosticJson.sorted(values)) {
            lines.add(
                    "    "
                            + style.dim("│")
                            + " "
                            + style.bold(value.expression())
                            + " "
                            + value.description()
                            + origin(value));
        }
    }
}
