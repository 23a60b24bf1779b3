package dev.terrane.function;

/// The pattern of `fileset` can not be read.
final class BadPatternException extends Exception {
    private static final long serialVersionUID = 1;

    BadPatternException(String message) {
        super(message, null, false, false);
    }
}
