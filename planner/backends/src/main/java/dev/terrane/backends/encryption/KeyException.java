package dev.terrane.backends.encryption;

/// A key that can not be had, or does not fit; the message says why, for the user.
public final class KeyException extends Exception {
    private static final long serialVersionUID = 1;

    KeyException(String message) {
        super(message);
    }

    KeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
