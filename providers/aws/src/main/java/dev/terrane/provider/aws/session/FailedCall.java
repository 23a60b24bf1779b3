package dev.terrane.provider.aws.session;

import dev.terrane.spi.Problem;
import dev.terrane.value.ValuePath;

/// Something could not be done, and why, in words for the user.
public final class FailedCall extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    public FailedCall(Problem problem) {
        super(problem.summary() + ": " + problem.detail());
        this.problem = problem;
    }

    public static FailedCall of(String summary, String detail) {
        return new FailedCall(Problem.error(summary, detail));
    }

    public static FailedCall at(String argument, String summary, String detail) {
        return new FailedCall(Problem.error(summary, detail, ValuePath.attribute(argument)));
    }

    public Problem problem() {
        return problem;
    }
}
