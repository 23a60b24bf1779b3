package dev.terrane.config;

import dev.terrane.hcl.syntax.Expression;

/// How many instances there are.
public sealed interface Repetition {
    Repetition SINGLE = new Single();

    record Single() implements Repetition {}

    record Count(Expression expression) implements Repetition {}

    record ForEach(Expression expression) implements Repetition {}

    /// There is one, without a key, or none: `lifecycle { enabled = ... }`, as OpenTofu has it.
    record Enabled(Expression expression) implements Repetition {}
}
