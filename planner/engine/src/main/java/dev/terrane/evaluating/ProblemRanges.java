package dev.terrane.evaluating;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.spi.Problem;
import dev.terrane.value.ValuePath;

import org.jspecify.annotations.Nullable;

/// Finds the argument in the text that a provider's problem is about.
final class ProblemRanges {
    private ProblemRanges() {}

    /// @param otherwise where the problem is about the whole
    static @Nullable SourceRange of(
            Problem problem, BlockTemplate template, @Nullable SourceRange otherwise) {
        if (!problem.path().steps().isEmpty()
                && problem.path().steps().getFirst()
                        instanceof ValuePath.AttributeStep(String name)) {
            return template.rangeOf(name);
        }
        return otherwise;
    }
}
