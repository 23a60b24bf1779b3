package dev.terrane.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks at a comment as a host does: which lines are in a fence, which are not, and whether all is closed.
final class MarkdownCheck {
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,})([^`]*)");
    private static final Pattern SPAN = Pattern.compile("(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)");

    private String fence = "";
    private int open;

    private MarkdownCheck() {}

    /// @return what stands outside of all code
    static String proseOf(String comment) {
        MarkdownCheck check = new MarkdownCheck();
        StringBuilder prose = new StringBuilder();
        comment.lines().forEach(line -> prose.append(check.prose(line)).append('\n'));
        assertThat(check.fence).as("the fence that is left open").isEmpty();
        assertThat(check.open).as("details left open").isZero();
        return prose.toString();
    }

    private String prose(String line) {
        Matcher matcher = FENCE.matcher(line);
        if (!fence.isEmpty()) {
            boolean closes =
                    matcher.matches()
                            && matcher.group(1).length() >= fence.length()
                            && matcher.group(2).isBlank();
            fence = closes ? "" : fence;
            return "";
        }
        if (matcher.matches()) {
            fence = matcher.group(1);
            return "";
        }
        if (line.startsWith("<details>")) {
            assertThat(open++).as("details in details").isZero();
        } else if (line.equals("</details>")) {
            assertThat(open--).as("details that are open").isEqualTo(1);
        }
        return SPAN.matcher(line).replaceAll("").replaceAll("<code>[^<>]*</code>", "");
    }
}
