package dev.terrane.review.host;

import java.io.IOException;

/// A host did not do what it was asked for.
public final class HostException extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    HostException(int status, String message) {
        super(message);
        this.status = status;
    }

    /// Of the answer, as HTTP has it.
    public int status() {
        return status;
    }
}
