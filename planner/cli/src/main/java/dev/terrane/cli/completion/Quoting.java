package dev.terrane.cli.completion;

/// Text between single quotes.
final class Quoting {
    private Quoting() {}

    /// As POSIX shells and zsh read it.
    static String single(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /// As fish reads it.
    static String fish(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
