package dev.terrane.review;

/// The little Markdown that the comment writes inside of a line, as HTML: code spans and bold words.
///
/// The report says the dangers in the words of the comment, so that no reader has to compare the two.
final class InlineMarkdown {
    private static final String BOLD = "**";

    private final String line;
    private final StringBuilder html = new StringBuilder();
    private boolean bold;

    private InlineMarkdown(String line) {
        this.line = line;
    }

    static String toHtml(String line) {
        return new InlineMarkdown(line).convert();
    }

    private String convert() {
        int at = 0;
        while (at < line.length()) {
            if (line.charAt(at) == '`') {
                at = span(at);
            } else if (line.startsWith(BOLD, at)) {
                html.append(bold ? "</strong>" : "<strong>");
                bold = !bold;
                at += BOLD.length();
            } else {
                html.append(Html.escaped(line.substring(at, at + 1)));
                at++;
            }
        }
        return bold ? html.append("</strong>").toString() : html.toString();
    }

    /// A span ends at the next run of as many ticks as it began with.
    private int span(int start) {
        int open = endOfTicks(start);
        String ticks = line.substring(start, open);
        int close = line.indexOf(ticks, open);
        while (close >= 0 && endOfTicks(close) - close != ticks.length()) {
            close = line.indexOf(ticks, endOfTicks(close));
        }
        if (close < 0) {
            html.append(ticks);
            return open;
        }
        html.append("<code>").append(Html.escaped(content(open, close))).append("</code>");
        return close + ticks.length();
    }

    /// The blanks that keep ticks of the text apart from those of the span are no part of it.
    private String content(int from, int to) {
        String content = line.substring(from, to);
        boolean padded =
                content.length() > 2
                        && content.startsWith(" ")
                        && content.endsWith(" ")
                        && !content.isBlank();
        return padded ? content.substring(1, content.length() - 1) : content;
    }

    private int endOfTicks(int at) {
        int end = at;
        while (end < line.length() && line.charAt(end) == '`') {
            end++;
        }
        return end;
    }
}
