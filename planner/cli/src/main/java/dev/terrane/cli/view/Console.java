package dev.terrane.cli.view;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Where text for people goes: standard output and standard error, how wide they are, and whether
/// they show colours.
///
/// Text is written as UTF-8 whatever the locale says, as the files that it quotes are.
public final class Console {
    private static final int DEFAULT_WIDTH = 80;
    private static final int NARROWEST = 40;

    private final PrintStream out;
    private final PrintStream err;
    private final Style style;
    private final int width;

    public Console(PrintStream out, PrintStream err, Style style, int width) {
        this.out = out;
        this.err = err;
        this.style = style;
        this.width = Math.max(NARROWEST, width);
    }

    /// With colours where a person sits at the other end and has not asked for none, by `-no-color`,
    /// by NO_COLOR or by a terminal that has none.
    public static Console of(
            PrintStream out,
            PrintStream err,
            boolean terminal,
            boolean noColour,
            Map<String, String> environment) {
        boolean coloured =
                terminal
                        && !noColour
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Console(out, err, coloured ? Style.COLOURED : Style.PLAIN, width(environment));
    }

    private static int width(Map<String, String> environment) {
        try {
            return Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
        } catch (NumberFormatException e) {
            return DEFAULT_WIDTH;
        }
    }

    public Style style() {
        return style;
    }

    public int width() {
        return width;
    }

    public void print(String text) {
        write(out, text);
    }

    public void println(String line) {
        write(out, line + '\n');
    }

    public void printError(String text) {
        write(err, text);
    }

    static void write(PrintStream to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        synchronized (to) {
            to.write(bytes, 0, bytes.length);
            to.flush();
        }
    }
}
