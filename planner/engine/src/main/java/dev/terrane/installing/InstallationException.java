package dev.terrane.installing;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.SourceRange;

import org.jspecify.annotations.Nullable;

/// Something could not be installed. The message is for the user: whole sentences, with what to do.
public final class InstallationException extends Exception {
    private static final long serialVersionUID = 1;

    private final String summary;
    private final String detail;

    public InstallationException(String summary, String detail) {
        super(detail);
        this.summary = summary;
        this.detail = detail;
    }

    public InstallationException(String summary, String detail, Throwable cause) {
        super(detail, cause);
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
        return diagnostic(null);
    }

    public Diagnostic diagnostic(@Nullable SourceRange place) {
        return Diagnostic.error(summary, detail, place);
    }
}
