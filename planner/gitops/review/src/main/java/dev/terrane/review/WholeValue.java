package dev.terrane.review;

import dev.terrane.planfile.DocumentValue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes a value that comes or goes as a whole, on as few lines as it is well read on.
final class WholeValue {
    static final int DEEPEST = 12;
    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_LINE = 100;

    private final DiffLines lines;
    private final char sign;

    WholeValue(DiffLines lines, char sign) {
        this.lines = lines;
        this.sign = sign;
    }

    void write(int depth, String label, DocumentValue value) {
        Optional<String> line = OneLine.of(value, LONGEST_LINE);
        if (line.isPresent()) {
            lines.add(sign, depth, label + " = " + line.get());
        } else if (depth >= DEEPEST) {
            lines.setCut();
            lines.add(sign, depth, label + " = (nested too deeply to be shown)");
        } else {
            writeLong(depth, label, value);
        }
    }

    private void writeLong(int depth, String label, DocumentValue value) {
        switch (value) {
            case DocumentValue.Mapping mapping -> entries(depth, label, mapping);
            case DocumentValue.Sequence sequence -> elements(depth, label, sequence.elements());
            case DocumentValue.PartialSet set -> elements(depth, label, set.elements());
            case DocumentValue.Text text -> text(depth, label, text.text());
            case DocumentValue.Null none -> line(depth, label, none);
            case DocumentValue.Bool bool -> line(depth, label, bool);
            case DocumentValue.Number number -> line(depth, label, number);
            case DocumentValue.Unknown unknown -> line(depth, label, unknown);
            case DocumentValue.Ephemeral ephemeral -> line(depth, label, ephemeral);
            case DocumentValue.Sensitive secret -> line(depth, label, secret);
        }
    }

    private void line(int depth, String label, DocumentValue simple) {
        lines.add(sign, depth, label + " = " + OneLine.of(simple, Integer.MAX_VALUE).orElse(""));
    }

    private void entries(int depth, String label, DocumentValue.Mapping mapping) {
        lines.add(sign, depth, label + ":");
        for (Map.Entry<String, DocumentValue> entry : mapping.entries().entrySet()) {
            if (!entry.getValue().equals(DocumentValue.NULL)) {
                write(depth + 1, Names.shown(entry.getKey()), entry.getValue());
            }
        }
    }

    private void elements(int depth, String label, List<DocumentValue> elements) {
        lines.add(sign, depth, label + ":");
        for (int i = 0; i < elements.size(); i++) {
            write(depth + 1, "[" + i + "]", elements.get(i));
        }
    }

    private void text(int depth, String label, String text) {
        Optional<DocumentValue> json = JsonTexts.parse(text);
        if (json.isPresent()) {
            write(depth, label + " (JSON)", json.get());
        } else if (LineDiff.hasLines(text)) {
            lines.add(sign, depth, label + ":");
            for (String line : text.split("\n")) {
                textLine(lines, sign, depth + 1, line, "");
            }
        } else {
            lines.add(sign, depth, label + " = " + cut(lines, text, ""));
        }
    }

    static void textLine(DiffLines lines, char sign, int depth, String line, String other) {
        if (line.length() > LONGEST_TEXT) {
            lines.setCut();
        }
        lines.add(sign, depth, "| " + Visible.text(Cut.around(line, other, LONGEST_TEXT)));
    }

    /// Part of a long text, with its length.
    static String cut(DiffLines lines, String text, String other) {
        String part = Visible.quoted(Cut.around(text, other, LONGEST_TEXT));
        if (text.length() <= LONGEST_TEXT) {
            return part;
        }
        lines.setCut();
        return part + " (" + text.length() + " characters)";
    }
}
