package dev.terrane.state;

/// What lies beside a state and travels with it. Each may hold secrets, as the state does.
///
/// @param part what grows is kept in parts, so that nothing large is written again for a line
public record Companion(Kind kind, int part) {
    /// The key of the fingerprints of sensitive values.
    public static final Companion KEY = new Companion(Kind.KEY, 0);

    /// What the next command folds in, where one was interrupted.
    public static final Companion JOURNAL = new Companion(Kind.JOURNAL, 0);

    /// What is in doubt, and how far approved plans were carried out.
    public static final Companion PROGRESS = new Companion(Kind.PROGRESS, 0);

    /// What the last change by hand has replaced.
    public static final Companion UNDO = new Companion(Kind.UNDO, 0);

    /// Who has changed what, and when.
    public static final Companion AUDIT = new Companion(Kind.AUDIT, 0);

    /// What it is for.
    public enum Kind {
        KEY(".terrane-key", false),
        JOURNAL(".terrane-journal", true),
        PROGRESS(".terrane-progress", false),
        UNDO(".terrane-undo", false),
        AUDIT(".terrane-audit", true);

        private final String suffix;
        private final boolean inParts;

        Kind(String suffix, boolean inParts) {
            this.suffix = suffix;
            this.inParts = inParts;
        }

        /// Whether there can be parts of it from 1 on, without gaps.
        boolean isInParts() {
            return inParts;
        }

        Companion first() {
            return new Companion(this, 0);
        }
    }

    public Companion {
        if (part < 0 || (part > 0 && !kind.isInParts())) {
            throw new IllegalArgumentException("%s has no part %d".formatted(kind, part));
        }
    }

    Companion part(int number) {
        return new Companion(kind, number);
    }

    /// Behind the name of the state: `terraform.tfstate.terrane-key`, `....terrane-audit.1`.
    public String suffix() {
        return part == 0 ? kind.suffix : kind.suffix + "." + part;
    }
}
