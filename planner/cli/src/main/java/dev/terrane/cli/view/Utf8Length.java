package dev.terrane.cli.view;

/// How many bytes a text has in UTF-8.
final class Utf8Length {
    private Utf8Length() {}

    static int of(String text) {
        return of(text, 0, text.length());
    }

    static int of(String text, int from, int to) {
        int bytes = 0;
        for (int i = from; i < to; i++) {
            bytes += of(text.charAt(i));
        }
        return bytes;
    }

    /// A surrogate is half of a character of four bytes.
    private static int of(char unit) {
        if (unit < 0x80) {
            return 1;
        }
        return unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }

    /// The place in the text that so many bytes lead to, not beyond its end.
    static int index(String text, int bytes) {
        int seen = 0;
        int index = 0;
        while (index < text.length() && seen < bytes) {
            seen += of(text.charAt(index));
            index++;
        }
        return index;
    }
}
