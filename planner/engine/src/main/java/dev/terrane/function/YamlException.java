package dev.terrane.function;

/// A text in YAML that can not be read, or whose value the language has no place for.
final class YamlException extends Exception {
    private static final long serialVersionUID = 1;
    private final String problem;

    YamlException(String problem) {
        super(null, null, false, false);
        this.problem = problem;
    }

    @Override
    public String getMessage() {
        return problem;
    }
}
