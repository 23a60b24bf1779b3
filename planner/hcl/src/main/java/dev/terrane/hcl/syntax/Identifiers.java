package dev.terrane.hcl.syntax;

/// Names: a letter of any script or `_`, then letters, digits, `_` and `-` (Unicode's ID_Start and
/// ID_Continue).
final class Identifiers {
    private Identifiers() {}

    /// Where the name that begins here ends; the same place if none does.
    static int end(byte[] text, int start, int end) {
        int at = start;
        while (at < end) {
            byte next = text[at];
            if (next >= 0) {
                if (!ByteClass.is(next, at == start ? ByteClass.NAME_START : ByteClass.NAME_PART)) {
                    return at;
                }
                at++;
            } else {
                int length = Utf8.length(text, at, end);
                if (length == 0 || !belongs(Utf8.codePoint(text, at, length), at == start)) {
                    return at;
                }
                at += length;
            }
        }
        return at;
    }

    private static boolean belongs(int codePoint, boolean first) {
        return first
                ? Character.isUnicodeIdentifierStart(codePoint)
                : Character.isUnicodeIdentifierPart(codePoint)
                        && !Character.isIdentifierIgnorable(codePoint);
    }
}
