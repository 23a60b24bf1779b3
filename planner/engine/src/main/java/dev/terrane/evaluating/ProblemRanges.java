package dev.terrane.evaluating;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.spi.Problem;

import org.jspecify.annotations.Nullable;

/// Finds the argument in the text that a provider's problem is about.
final class ProblemRanges {
    private ProblemRanges() {}

    /// @param otherwise where the problem is about the whole
    static @Nullable SourceRange of(
            Problem problem, BlockTemplate template, @Nullable SourceRange otherwise) {
        return problem.path().steps().isEmpty() ? otherwise : template.rangeOf(problem.path());
    }
}
