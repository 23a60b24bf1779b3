package dev.terrane.function;

/// The text of a document as it grows, and where in a line it is.
final class YamlOutput {
    private static final int WIDTH = 80;
    private static final String ESCAPED =
            "\0\u0007\b\t\n\u000B\f\r\u001B\"\\\u0085\u00A0\u2028\u2029";
    private static final String ESCAPES = "0abtnvfre\"\\N_LP";

    private final StringBuilder text = new StringBuilder();
    private int column;

    /// Whether the last character is a space, or there is none in this line.
    private boolean whitespace = true;

    /// Whether nothing but indention and dashes is in this line.
    private boolean indention = true;

    /// Whether a reader could take more for a part of what was written last.
    private boolean openEnded;

    /// All of it, closed where it has to be.
    String document() {
        indent(0);
        return openEnded ? text + "...\n" : text.toString();
    }

    boolean isAtIndention() {
        return indention;
    }

    /// Goes to that column of an empty line, this one if it is.
    void indent(int indent) {
        if (!indention || column > indent || (column == indent && !whitespace)) {
            lineBreak();
        }
        while (column < indent) {
            put(' ');
        }
        whitespace = true;
        indention = true;
    }

    private void lineBreak() {
        text.append('\n');
        column = 0;
    }

    private void put(int c) {
        text.appendCodePoint(c);
        column++;
    }

    void indicator(String indicator, boolean needsSpace) {
        write(indicator, needsSpace);
        indention = false;
    }

    /// `-`, `?` or `:` behind which a block may begin in the same line.
    void blockIndicator(String indicator) {
        write(indicator, true);
    }

    private void write(String indicator, boolean needsSpace) {
        if (needsSpace && !whitespace) {
            put(' ');
        }
        indicator.codePoints().forEach(this::put);
        whitespace = false;
        openEnded = false;
    }

    /// A number, or a word such as `true`.
    void plain(String word, boolean isRoot) {
        boolean before = openEnded;
        indicator(word, true);
        openEnded = before || isRoot;
    }

    void literal(String string, int indent) {
        indicator("|", true);
        appendHints(string);
        lineBreak();
        indention = true;
        whitespace = true;
        boolean lineStart = true;
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (YamlText.isBreak(c)) {
                text.append(c);
                column = 0;
                indention = true;
                lineStart = true;
            } else {
                if (lineStart) {
                    indent(indent);
                }
                put(c);
                indention = false;
                lineStart = false;
            }
        }
    }

    /// How far it is indented where it begins with a space, and what becomes of line breaks at its
    /// end.
    private void appendHints(String string) {
        if (string.startsWith(" ") || YamlText.isBreak(string.charAt(0))) {
            indicator("2", false);
        }
        int last = string.length() - 1;
        if (!YamlText.isBreak(string.charAt(last))) {
            indicator("-", false);
        } else if (last == 0 || YamlText.isBreak(string.charAt(last - 1))) {
            indicator("+", false);
        }
    }

    /// @param folds whether it may go on in the next line, at a space
    void doubleQuoted(String string, int indent, boolean folds) {
        indicator("\"", true);
        boolean escapesAll = string.startsWith("\uFEFF");
        boolean afterSpace = false;
        for (int i = 0; i < string.length(); i += Character.charCount(string.codePointAt(i))) {
            int c = string.codePointAt(i);
            boolean inside = i > 0 && i < string.length() - 1;
            if (escapesAll || isEscaped(c)) {
                escape(c);
            } else if (c == ' ' && folds && !afterSpace && column > WIDTH && inside) {
                indent(indent);
                if (string.charAt(i + 1) == ' ') {
                    put('\\');
                }
            } else {
                put(c);
            }
            afterSpace = c == ' ' && !escapesAll;
        }
        indicator("\"", false);
    }

    private static boolean isEscaped(int c) {
        return !YamlText.isPrintable(c) || YamlText.isBreak(c) || c == '"' || c == '\\';
    }

    private void escape(int c) {
        put('\\');
        int known = ESCAPED.indexOf(c);
        if (known >= 0) {
            put(ESCAPES.charAt(known));
            return;
        }
        String form = c <= 0xFF ? "x%02X" : c <= 0xFFFF ? "u%04X" : "U%08X";
        form.formatted(c).chars().forEach(this::put);
    }
}
