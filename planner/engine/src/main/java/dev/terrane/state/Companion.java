package dev.terrane.state;

/// What lies beside a state and travels with it. Each may hold secrets, as the state does.
public enum Companion {
    /// The key of the fingerprints of sensitive values.
    KEY(".terrane-key"),
    /// What the next command folds in, where one was interrupted.
    JOURNAL(".terrane-journal"),
    /// What the last change by hand has replaced.
    UNDO(".terrane-undo"),
    /// Who has changed what, and when.
    AUDIT(".terrane-audit");

    private final String suffix;

    Companion(String suffix) {
        this.suffix = suffix;
    }

    /// Behind the name of the state: `terraform.tfstate.terrane-key`.
    public String suffix() {
        return suffix;
    }
}
