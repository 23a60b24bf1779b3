package dev.terrane.provisioning;

/// A provisioner could not do what it was to do.
public final class ProvisionException extends Exception {
    private static final long serialVersionUID = 1;

    private final String evidence;

    /// @param message whole sentences that hold no value of the configuration
    public ProvisionException(String message) {
        this(message, "");
    }

    /// @param message whole sentences that hold no value of the configuration
    /// @param evidence what may: the command, its output. Shown only where nothing is secret
    public ProvisionException(String message, String evidence) {
        super(message);
        this.evidence = evidence;
    }

    public String evidence() {
        return evidence;
    }
}
