package dev.terrane.planfile;

/// What lies beside a plan can not be opened: it was altered, or is encrypted for another state's key.
public final class SidecarException extends Exception {
    private static final long serialVersionUID = 1;

    SidecarException(String message) {
        super(message);
    }
}
