package dev.terrane.review;

import java.util.ArrayList;
import java.util.List;

/// Text as code, in which Markdown, HTML, mentions and references mean nothing.
final class Code {
    private static final int LONGEST = 250;
    private static final int SHORTEST_FENCE = 3;

    private Code() {}

    /// A code span.
    static String span(String text) {
        return span(text, LONGEST);
    }

    static String span(String text, int longest) {
        String shown = Cut.to(Visible.text(text), longest);
        if (shown.isBlank()) {
            return "`\"" + shown + "\"`";
        }
        String ticks = "`".repeat(longestRun(shown) + 1);
        boolean padded =
                " `".indexOf(shown.charAt(0)) >= 0
                        || " `".indexOf(shown.charAt(shown.length() - 1)) >= 0;
        String pad = padded ? " " : "";
        return ticks + pad + shown + pad + ticks;
    }

    /// Some spans of a list that may be long: `a`, `b` and 3 more.
    static String spans(List<String> texts, int most, int longest) {
        List<String> shown = texts.stream().limit(most).map(text -> span(text, longest)).toList();
        int more = texts.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }

    /// For places where Markdown is not read, as in a summary.
    static String html(String text) {
        String shown = Cut.to(Visible.text(text), LONGEST);
        return "<code>"
                + shown.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                + "</code>";
    }

    /// A fence longer than whatever is inside could close.
    static List<String> diffFence(List<String> lines) {
        int longest = SHORTEST_FENCE - 1;
        for (String line : lines) {
            longest = Math.max(longest, longestRun(line));
        }
        String fence = "`".repeat(longest + 1);
        List<String> fenced = new ArrayList<>(lines.size() + 2);
        fenced.add(fence + "diff");
        fenced.addAll(lines);
        fenced.add(fence);
        return fenced;
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = text.indexOf('`'); i >= 0 && i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
