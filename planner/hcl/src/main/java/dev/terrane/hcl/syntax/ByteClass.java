package dev.terrane.hcl.syntax;

/// What a byte may be part of, looked up in a table that is made once.
final class ByteClass {
    static final int BLANK = 1;
    static final int DIGIT = 2;
    static final int NAME_START = 4;
    static final int NAME_PART = 8;

    /// Needs no second look inside a quoted string.
    static final int PLAIN_IN_QUOTES = 16;

    /// Needs no second look inside a heredoc or a template file.
    static final int PLAIN_IN_TEMPLATE = 32;

    private static final byte[] CLASSES = table();

    private ByteClass() {}

    static boolean is(byte value, int wanted) {
        return (CLASSES[value & 0xff] & wanted) != 0;
    }

    private static byte[] table() {
        byte[] classes = new byte[256];
        for (int c = 0; c < 128; c++) {
            classes[c] = (byte) classesOf((char) c);
        }
        return classes;
    }

    private static int classesOf(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        boolean digit = c >= '0' && c <= '9';
        boolean lineBreak = c == '\n' || c == '\r';
        boolean marker = c == '$' || c == '%';
        return (c == ' ' || c == '\t' ? BLANK : 0)
                | (digit ? DIGIT : 0)
                | (letter ? NAME_START : 0)
                | (letter || digit || c == '-' ? NAME_PART : 0)
                | (lineBreak || marker || c == '"' || c == '\\' ? 0 : PLAIN_IN_QUOTES)
                | (lineBreak || marker ? 0 : PLAIN_IN_TEMPLATE);
    }
}
