package dev.terrane.planfile;

/// A plan file that can not be read, or that is not as it was written.
public final class PlanFileException extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    /// @param reason one or more sentences for the user: what is wrong with the file
    PlanFileException(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
