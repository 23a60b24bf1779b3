package dev.terrane.planfile;

import org.jspecify.annotations.Nullable;

/// What lies beside a plan can not be opened: it was altered, or is encrypted for another state's key.
public final class SidecarException extends Exception {
    private static final long serialVersionUID = 1;

    SidecarException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
