package dev.terrane.config;

import dev.terrane.hcl.syntax.Expression;

/// How many instances there are.
public sealed interface Repetition {
    Repetition SINGLE = new Single();

    /// Whether there is one at most, and it has no key.
    boolean isSingle();

    record Single() implements Repetition {
        @Override
        public boolean isSingle() {
            return true;
        }
    }

    record Count(Expression expression) implements Repetition {
        @Override
        public boolean isSingle() {
            return false;
        }
    }

    record ForEach(Expression expression) implements Repetition {
        @Override
        public boolean isSingle() {
            return false;
        }
    }

    /// There is one, without a key, or none: `lifecycle { enabled = ... }`, as OpenTofu has it.
    record Enabled(Expression expression) implements Repetition {
        @Override
        public boolean isSingle() {
            return true;
        }
    }
}
