package dev.terrane.review;

import java.util.Locale;

/// Makes every character of a text visible, so that what a reviewer sees is what is there.
///
/// Control characters, those that change the direction of text, those without a width and unusual spaces
/// are spelled out.
final class Visible {
    private Visible() {}

    /// As it is, with `<U+202E>` for what could not be seen.
    static String text(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(c -> {
                    if (isHidden(c)) {
                        visible.append("<U+").append(hex(c, 4)).append('>');
                    } else {
                        visible.appendCodePoint(c);
                    }
                });
        return visible.toString();
    }

    /// As a string literal of the language: `"a\nb"`.
    static String quoted(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 16).append('"');
        text.codePoints().forEach(c -> appendEscaped(literal, c));
        return literal.append('"').toString();
    }

    private static void appendEscaped(StringBuilder literal, int c) {
        switch (c) {
            case '"' -> literal.append("\\\"");
            case '\\' -> literal.append("\\\\");
            case '\n' -> literal.append("\\n");
            case '\r' -> literal.append("\\r");
            case '\t' -> literal.append("\\t");
            default -> {
                if (!isHidden(c)) {
                    literal.appendCodePoint(c);
                } else if (Character.isBmpCodePoint(c)) {
                    literal.append("\\u").append(hex(c, 4));
                } else {
                    literal.append("\\U").append(hex(c, 8));
                }
            }
        }
    }

    private static String hex(int c, int digits) {
        String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    static boolean isHidden(int c) {
        if (c >= ' ' && c <= '~') {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR ->
                    true;
            default -> isIgnorable(c);
        };
    }

    /// Letters and marks that are drawn as nothing.
    private static boolean isIgnorable(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || c == 0x2800
                || c == 0x3164
                || c == 0xFFA0
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF);
    }
}
