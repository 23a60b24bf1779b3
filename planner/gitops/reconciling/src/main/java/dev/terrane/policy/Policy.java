package dev.terrane.policy;

import dev.terrane.diagnostic.SourceRange;

import java.util.Optional;

/// One rule.
///
/// @param message what is wrong where it does not hold, in a whole sentence
/// @param changes which changes it is asked of, each for itself; nothing where it is asked of the plan
///     as a whole
/// @param require what has to be true
public record Policy(
        String name,
        Severity severity,
        String message,
        Optional<Condition> changes,
        Condition require) {

    /// What it means where a rule does not hold.
    public enum Severity {
        /// The plan is not applied.
        ERROR,
        /// It is said.
        WARNING
    }

    /// An expression of CEL.
    ///
    /// @param range where it stands
    public record Condition(String text, SourceRange range) {}
}
