package dev.terrane.evaluating;

import dev.terrane.config.Condition;
import dev.terrane.config.Configuration;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.Variable;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.SourceRange;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Tells whose condition it was that failed, for tests that expect it to.
public final class FailedConditions {
    private FailedConditions() {}

    /// `var.a`, `output.b`, `check.c` of the root module, or the address of an object. Nothing where
    /// the problem is none of a condition that is false.
    public static Optional<String> about(Diagnostic problem, Configuration configuration) {
        ModuleConfig root = configuration.root().config();
        if (has(problem, Conditions.Kind.PRECONDITION)
                || has(problem, Conditions.Kind.POSTCONDITION)) {
            return Optional.ofNullable(problem.address());
        }
        if (has(problem, Conditions.Kind.VALIDATION)) {
            return variable(problem, root).map(variable -> "var." + variable.name());
        }
        if (has(problem, Conditions.Kind.OUTPUT)) {
            return owner(problem, root.outputs(), output -> output.preconditions())
                    .map(name -> "output." + name);
        }
        if (has(problem, Conditions.Kind.CHECK)) {
            return owner(problem, root.checks(), check -> check.assertions())
                    .map(name -> "check." + name);
        }
        return Optional.empty();
    }

    /// The variable of the root module whose validation failed: such a problem is said to be at its
    /// declaration, because nobody knows who gave the value.
    public static Optional<Variable> variable(Diagnostic problem, ModuleConfig root) {
        return !has(problem, Conditions.Kind.VALIDATION)
                ? Optional.empty()
                : root.variables().values().stream()
                        .filter(variable -> isAt(problem, variable.range()))
                        .findFirst();
    }

    /// Whether an assertion of a check failed, which elsewhere is a warning.
    public static boolean isOfCheck(Diagnostic problem) {
        return has(problem, Conditions.Kind.CHECK);
    }

    private static boolean has(Diagnostic problem, Conditions.Kind kind) {
        return problem.summary().equals(kind.summary());
    }

    private static boolean isAt(Diagnostic problem, SourceRange range) {
        return Objects.equals(problem.subject(), range);
    }

    private static <T> Optional<String> owner(
            Diagnostic problem, Map<String, T> all, Function<T, List<Condition>> conditions) {
        return all.entrySet().stream()
                .filter(entry ->
                        conditions.apply(entry.getValue()).stream()
                                .anyMatch(c -> isAt(problem, c.condition().range())))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
