package dev.terrane.function;

/// What matters of a string for how it is written in YAML.
final class YamlText {
    private YamlText() {}

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    static boolean hasLineBreak(String text) {
        return text.chars().anyMatch(YamlText::isBreak);
    }

    /// Characters outside the basic plane count as not printable.
    static boolean isPrintable(int c) {
        return c == '\n'
                || (c >= 0x20 && c <= 0x7E)
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
    }

    /// Whether a literal block can hold it: it has line breaks, is printable, and has no space at the
    /// end of a line.
    static boolean fitsLiteral(String text) {
        return text.indexOf('\n') >= 0
                && text.codePoints().allMatch(YamlText::isPrintable)
                && !text.endsWith(" ")
                && !hasSpaceBeforeBreak(text);
    }

    private static boolean hasSpaceBeforeBreak(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (isBreak(text.charAt(i)) && text.charAt(i - 1) == ' ') {
                return true;
            }
        }
        return false;
    }
}
