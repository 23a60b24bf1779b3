package dev.terrane.function;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/// Characters, each by itself: `ß` has no upper case, as that would be two.
final class Letters {
    private Letters() {}

    static String map(String text, IntUnaryOperator change) {
        var changed = new StringBuilder(text.length());
        text.codePoints().map(change).forEach(changed::appendCodePoint);
        return changed.toString();
    }

    /// Without such characters at the beginning and at the end.
    static String trim(String text, IntPredicate unwanted) {
        int start = 0;
        while (start < text.length() && unwanted.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        int end = text.length();
        while (end > start && unwanted.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    /// Unicode's property White_Space.
    static boolean isWhiteSpace(int c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
    }
}
