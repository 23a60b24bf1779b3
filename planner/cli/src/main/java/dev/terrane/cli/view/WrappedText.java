package dev.terrane.cli.view;

import java.util.ArrayList;
import java.util.List;

/// Breaks text into lines that are not wider than wanted, between words.
final class WrappedText {
    private WrappedText() {}

    /// Lines that begin with white space stay as they are, because somebody has laid them out.
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(" ") || line.startsWith("\t") || line.length() <= width) {
                lines.add(line);
            } else {
                wrap(line, width, lines);
            }
        }
        return lines;
    }

    private static void wrap(String line, int width, List<String> lines) {
        StringBuilder current = new StringBuilder();
        for (String word : line.split(" ", -1)) {
            if (!current.isEmpty() && current.length() + 1 + word.length() > width) {
                lines.add(current.toString());
                current.setLength(0);
            } else if (!current.isEmpty()) {
                current.append(' ');
            }
            current.append(word);
        }
        lines.add(current.toString());
    }
}
