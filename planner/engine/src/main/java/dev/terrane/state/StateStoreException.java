package dev.terrane.state;

import dev.terrane.diagnostic.Diagnostic;

/// A state that can not be read, locked or saved, for a reason outside of this program.
public final class StateStoreException extends Exception {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // exceptions of this kind are not serialized
    private final Diagnostic diagnostic;

    /// @param summary fixed for the kind of problem
    /// @param detail for the user: what happened, and what to do
    public StateStoreException(String summary, String detail) {
        this(Diagnostic.error(summary, detail));
    }

    public StateStoreException(String summary, String detail, Throwable cause) {
        this(summary, detail);
        initCause(cause);
    }

    /// A problem that has a place in the configuration.
    public StateStoreException(Diagnostic diagnostic) {
        super(diagnostic.summary() + ": " + diagnostic.detail());
        this.diagnostic = diagnostic;
    }

    public String summary() {
        return diagnostic.summary();
    }

    public String detail() {
        return diagnostic.detail();
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
