package dev.terrane.cli.view;

/// A line of `^` below a part of another line.
final class Underline {
    private Underline() {}

    /// Below the characters of the line between the two indices. Tabs stay tabs, wide characters take
    /// two columns, and those that combine with the one before take none, so that it fits below.
    static String of(String line, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < from && i < line.length(); i += step(line, i)) {
            text.append(line.charAt(i) == '\t' ? "\t" : " ".repeat(columns(line.codePointAt(i))));
        }
        int marks = 0;
        for (int i = from; i < to && i < line.length(); i += step(line, i)) {
            marks += columns(line.codePointAt(i));
        }
        return text.append("^".repeat(Math.max(1, marks))).toString();
    }

    private static int step(String line, int index) {
        return Character.charCount(line.codePointAt(index));
    }

    private static int columns(int codePoint) {
        int kind = Character.getType(codePoint);
        if (kind == Character.NON_SPACING_MARK
                || kind == Character.ENCLOSING_MARK
                || kind == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    /// East Asian scripts and pictures.
    private static boolean isWide(int codePoint) {
        return (codePoint >= 0x1100 && codePoint <= 0x115f)
                || (codePoint >= 0x2e80 && codePoint <= 0xa4cf)
                || (codePoint >= 0xac00 && codePoint <= 0xd7a3)
                || (codePoint >= 0xf900 && codePoint <= 0xfaff)
                || (codePoint >= 0xfe30 && codePoint <= 0xfe6f)
                || (codePoint >= 0xff00 && codePoint <= 0xff60)
                || (codePoint >= 0x1f300 && codePoint <= 0x1faff)
                || (codePoint >= 0x20000 && codePoint <= 0x3fffd);
    }
}
