package dev.terrane.state;

import dev.terrane.diagnostic.Diagnostic;

import java.util.List;

/// A state that can not be read, locked or saved, for a reason outside of this program.
public final class StateStoreException extends Exception {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // exceptions of this kind are not serialized
    private final List<Diagnostic> diagnostics;

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
        this(List.of(diagnostic));
    }

    /// Several problems, the first one first.
    public StateStoreException(List<Diagnostic> diagnostics) {
        super(diagnostics.getFirst().summary() + ": " + diagnostics.getFirst().detail());
        this.diagnostics = List.copyOf(diagnostics);
    }

    public String summary() {
        return diagnostic().summary();
    }

    public String detail() {
        return diagnostic().detail();
    }

    public Diagnostic diagnostic() {
        return diagnostics.getFirst();
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
