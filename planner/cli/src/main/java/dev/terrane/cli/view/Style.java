package dev.terrane.cli.view;

/// Colours and weights, or none of them.
///
/// @param coloured whether escape sequences may be written
public record Style(boolean coloured) {
    public static final Style PLAIN = new Style(false);
    public static final Style COLOURED = new Style(true);

    private static final String RESET = "\u001b[0m";

    public String bold(String text) {
        return in("\u001b[1m", text);
    }

    public String dim(String text) {
        return in("\u001b[90m", text);
    }

    public String red(String text) {
        return in("\u001b[31m", text);
    }

    public String green(String text) {
        return in("\u001b[32m", text);
    }

    public String yellow(String text) {
        return in("\u001b[33m", text);
    }

    public String cyan(String text) {
        return in("\u001b[36m", text);
    }

    private String in(String sequence, String text) {
        return coloured && !text.isEmpty() ? sequence + text + RESET : text;
    }
}
