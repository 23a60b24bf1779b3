package dev.terrane.hcl.syntax;

/// UTF-8, read byte by byte.
final class Utf8 {
    private Utf8() {}

    /// How many bytes the character that begins here has, 0 where they are no character.
    static int length(byte[] text, int at, int end) {
        int first = text[at];
        if (first >= 0) {
            return 1;
        }
        int length = expectedLength(first & 0xff);
        if (length == 0 || at + length > end) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((text[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /// The character of that many bytes.
    static int codePoint(byte[] text, int at, int length) {
        if (length == 1) {
            return text[at];
        }
        int codePoint = text[at] & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) {
            codePoint = (codePoint << 6) | (text[at + i] & 0x3f);
        }
        return codePoint;
    }

    private static int expectedLength(int first) {
        if (first < 0xc0 || first > 0xf7) {
            return 0;
        }
        return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    }
}
