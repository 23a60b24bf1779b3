package dev.terrane.laws;

/// Something that must always hold does not.
final class LawBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LawBrokenException(String law, String evidence) {
        super(law + ": " + evidence);
    }

    static void check(boolean holds, String law, Object evidence) {
        if (!holds) {
            throw new LawBrokenException(law, String.valueOf(evidence));
        }
    }
}
