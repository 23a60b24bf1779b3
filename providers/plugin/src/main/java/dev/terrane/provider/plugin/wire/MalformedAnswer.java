package dev.terrane.provider.plugin.wire;

/// What came over the wire is not what the protocol says. A fault of the provider.
public final class MalformedAnswer extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedAnswer(String message) {
        super(message);
    }

    public MalformedAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
