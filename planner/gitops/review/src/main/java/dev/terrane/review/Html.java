package dev.terrane.review;

/// Text in HTML, in which nothing of it is markup and nothing is invisible.
final class Html {
    private Html() {}

    static String text(String text) {
        return escaped(Visible.text(text));
    }

    /// For what is visible already, such as the lines of a diff.
    static String escaped(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return html.toString();
    }
}
