package dev.terrane.state;

import dev.terrane.diagnostic.Diagnostic;

/// A state that can not be read, locked or saved, for a reason outside of this program.
public final class StateStoreException extends Exception {
    private static final long serialVersionUID = 1;

    private final String summary;
    private final String detail;

    /// @param summary fixed for the kind of problem
    /// @param detail for the user: what happened, and what to do
    public StateStoreException(String summary, String detail) {
        super(summary + ": " + detail);
        this.summary = summary;
        this.detail = detail;
    }

    public StateStoreException(String summary, String detail, Throwable cause) {
        super(summary + ": " + detail, cause);
        this.summary = summary;
        this.detail = detail;
    }

    public String summary() {
        return summary;
    }

    public String detail() {
        return detail;
    }

    public Diagnostic diagnostic() {
        return Diagnostic.error(summary, detail);
    }
}
