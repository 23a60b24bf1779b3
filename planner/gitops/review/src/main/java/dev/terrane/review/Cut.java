package dev.terrane.review;

/// Cuts long texts, and says that it did.
final class Cut {
    private static final char MARK = '…';
    private static final int BEFORE_DIFFERENCE = 40;

    private Cut() {}

    /// At most `max` characters, the last of which tells where something is missing.
    static String to(String text, int max) {
        return text.length() <= max ? text : text.substring(0, boundary(text, max - 1)) + MARK;
    }

    /// The part of a text in which it differs from another, which may lie far behind its beginning.
    static String around(String text, String other, int max) {
        if (text.length() <= max) {
            return text;
        }
        int start = boundary(text, Math.max(0, firstDifference(text, other) - BEFORE_DIFFERENCE));
        start = Math.min(start, boundary(text, text.length() - max));
        String tail = to(text.substring(start), max);
        return start == 0 ? tail : MARK + tail;
    }

    private static int firstDifference(String text, String other) {
        int common = Math.min(text.length(), other.length());
        int at = 0;
        while (at < common && text.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    /// Not between the two halves of one character.
    private static int boundary(String text, int at) {
        boolean between =
                at > 0
                        && at < text.length()
                        && Character.isHighSurrogate(text.charAt(at - 1))
                        && Character.isLowSurrogate(text.charAt(at));
        return between ? at - 1 : at;
    }
}
