package dev.terrane.hcl.syntax;

/// Resolves the escapes of literal text.
final class Escapes {
    private final SourceText text;
    private final int end;
    private final SyntaxErrors errors;
    private final StringBuilder result;
    private int at;

    private Escapes(SourceText text, int start, int end, SyntaxErrors errors) {
        this.text = text;
        this.end = end;
        this.errors = errors;
        at = start;
        result = new StringBuilder(end - start);
    }

    /// Text between quotes: backslashes, `$${` and `%%{`.
    static String quoted(SourceText text, int start, int end, SyntaxErrors errors) {
        return holdsEscape(text.bytes(), start, end)
                ? new Escapes(text, start, end, errors).resolve()
                : text.string(start, end);
    }

    /// Text of a heredoc or a template file: `$${` and `%%{` alone.
    static String bare(SourceText text, int start, int end) {
        return isEscapedMarker(text.bytes(), start, end)
                ? text.string(start + 1, end)
                : text.string(start, end);
    }

    private static boolean holdsEscape(byte[] bytes, int start, int end) {
        if (isEscapedMarker(bytes, start, end)) {
            return true;
        }
        for (int i = start; i < end; i++) {
            if (bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /// The scanner makes a token of its own of each `$${` and `%%{`.
    private static boolean isEscapedMarker(byte[] bytes, int start, int end) {
        return end - start >= 3
                && (bytes[start] == '$' || bytes[start] == '%')
                && bytes[start + 1] == bytes[start]
                && bytes[start + 2] == '{';
    }

    private String resolve() {
        byte[] bytes = text.bytes();
        if (isEscapedMarker(bytes, at, end)) {
            return text.string(at + 1, end);
        }
        int plain = at;
        while (at < end) {
            if (bytes[at] == '\\') {
                result.append(text.string(plain, at));
                resolveBackslash();
                plain = at;
            } else {
                at++;
            }
        }
        return result.append(text.string(plain, end)).toString();
    }

    /// The scanner lets no backslash stand at the end of a token.
    private void resolveBackslash() {
        byte selector = text.bytes()[at + 1];
        switch (selector) {
            case 'n' -> simple('\n');
            case 'r' -> simple('\r');
            case 't' -> simple('\t');
            case '"' -> simple('"');
            case '\\' -> simple('\\');
            case 'u' -> unicode(4);
            case 'U' -> unicode(8);
            default -> unknown();
        }
    }

    private void simple(char meant) {
        result.append(meant);
        at += 2;
    }

    private void unicode(int digits) {
        int last = at + 2;
        while (last < end && last - at - 2 < digits && isHex(text.bytes()[last])) {
            last++;
        }
        if (last - at - 2 < digits) {
            error(
                    last,
                    "After \\%c, exactly %d hexadecimal digits are expected."
                            .formatted((char) text.bytes()[at + 1], digits));
        } else {
            appendCharacter(Long.parseLong(text.string(at + 2, last), 16), last);
        }
        at = last;
    }

    private void appendCharacter(long codePoint, int last) {
        boolean surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
        if (surrogate || codePoint > Character.MAX_CODE_POINT) {
            error(last, "There is no character U+%04X.".formatted(codePoint));
        } else {
            result.appendCodePoint((int) codePoint);
        }
    }

    private static boolean isHex(byte value) {
        return Character.digit(value, 16) >= 0;
    }

    private void unknown() {
        int length = Utf8.length(text.bytes(), at + 1, end);
        int last = at + 1 + length;
        String selector = text.string(at + 1, last);
        error(
                last,
                "\"\\%s\" is no escape. For a backslash itself, write two.".formatted(selector));
        result.append(selector);
        at = last;
    }

    private void error(int last, String detail) {
        errors.add("Invalid escape sequence", detail, text.range(at, last));
    }
}
