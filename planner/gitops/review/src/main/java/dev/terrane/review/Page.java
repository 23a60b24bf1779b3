package dev.terrane.review;

import java.util.List;

/// Lines of Markdown with a limit to their length.
///
/// Past the limit it takes nothing any more: a page that is full is thrown away as a whole, so nothing is
/// ever cut in the middle of a fence.
final class Page {
    private final StringBuilder text = new StringBuilder();
    private final int limit;
    private boolean givenUp;

    /// @param limit which the length stays below
    Page(int limit) {
        this.limit = limit;
    }

    /// With a beginning that was written elsewhere.
    Page(int limit, String beginning) {
        this(limit);
        text.append(beginning);
    }

    int limit() {
        return limit;
    }

    boolean isFull() {
        return givenUp || text.length() >= limit;
    }

    /// For one who knows that what comes does not fit.
    void giveUp() {
        givenUp = true;
    }

    String text() {
        return text.toString();
    }

    void line(String line) {
        if (!isFull()) {
            text.append(line).append('\n');
        }
    }

    void lines(List<String> lines) {
        lines.forEach(this::line);
    }

    /// A blank line, where there is none yet.
    void block() {
        int length = text.length();
        if (length > 1 && !(text.charAt(length - 1) == '\n' && text.charAt(length - 2) == '\n')) {
            line("");
        }
    }

    /// A line behind a blank one.
    void block(String line) {
        block();
        line(line);
    }
}
