package dev.terrane.git;

/// Why something failed, in words.
final class Messages {
    private Messages() {}

    /// The innermost reason is the one that a user can do something about.
    static String of(Exception e) {
        Throwable at = e;
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            at = cause;
        }
        String outer = String.valueOf(e.getMessage());
        String inner = String.valueOf(at.getMessage());
        return outer.contains(inner) || at.getMessage() == null ? outer : outer + ": " + inner;
    }
}
