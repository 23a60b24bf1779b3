package dev.terrane.state;

/// A state that can not be read; the message says why, for the user.
public final class StateFormatException extends Exception {
    private static final long serialVersionUID = 1;

    public StateFormatException(String message) {
        super(message);
    }
}
