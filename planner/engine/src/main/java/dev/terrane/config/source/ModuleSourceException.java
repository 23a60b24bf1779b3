package dev.terrane.config.source;

/// A text is no address of a module. The message is for the user.
public final class ModuleSourceException extends Exception {
    private static final long serialVersionUID = 1;

    ModuleSourceException(String message) {
        super(message);
    }
}
