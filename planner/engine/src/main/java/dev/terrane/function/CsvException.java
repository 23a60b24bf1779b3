package dev.terrane.function;

/// A text is not in CSV.
final class CsvException extends Exception {
    private static final long serialVersionUID = 1;
    private final String problem;

    CsvException(int line, String problem) {
        super(null, null, false, false);
        this.problem = "line " + line + " of the CSV: " + problem;
    }

    @Override
    public String getMessage() {
        return problem;
    }
}
