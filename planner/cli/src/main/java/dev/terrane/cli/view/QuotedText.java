package dev.terrane.cli.view;

/// Strings in quotes, with what can not be seen escaped.
final class QuotedText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private QuotedText() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            append(quoted, codePoint);
            i += Character.charCount(codePoint);
        }
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int codePoint) {
        switch (codePoint) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case 7 -> quoted.append("\\a");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case 11 -> quoted.append("\\v");
            default -> {
                if (isVisible(codePoint)) {
                    quoted.appendCodePoint(codePoint);
                } else {
                    appendNumber(quoted, codePoint);
                }
            }
        }
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }

    private static void appendNumber(StringBuilder quoted, int codePoint) {
        int digits = codePoint < 0x80 ? 2 : codePoint < 0x10000 ? 4 : 8;
        quoted.append(digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U");
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            quoted.append(HEX[codePoint >> shift & 15]);
        }
    }

    /// A name of an attribute, in quotes where the language needs them.
    static String name(String name) {
        return isIdentifier(name) ? name : of(name);
    }

    private static boolean isIdentifier(String name) {
        if (name.isEmpty() || !Character.isUnicodeIdentifierStart(name.codePointAt(0))) {
            return false;
        }
        return name.codePoints().allMatch(c -> c == '-' || Character.isUnicodeIdentifierPart(c));
    }
}
