package dev.terrane.spi;

/// A provider that can not be used at all, where a call has no other way to say so: it is not
/// installed, does not start, or does not tell its schema. What is wrong is for the user.
public final class ProviderUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProviderUnavailableException(Problem problem) {
        super(problem.summary() + ": " + problem.detail());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
