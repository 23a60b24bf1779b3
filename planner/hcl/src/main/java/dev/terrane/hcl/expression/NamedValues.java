package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.Diagnostic.ExpressionValue;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The names in an expression and what they stood for, to be shown with what is wrong with it.
public final class NamedValues {
    /// Steps beyond that say nothing to a reader.
    private static final int LONGEST_SHOWN = 20;

    private NamedValues() {}

    /// Sorted by name; a name that leads nowhere is left out, as that is an error of its own.
    public static List<ExpressionValue> in(Expression expression, Scope scope) {
        return in(expression, scope, false);
    }

    /// The same, where what is wrong is that a value is not known yet.
    public static List<ExpressionValue> withUnknown(Expression expression, Scope scope) {
        return in(expression, scope, true);
    }

    private static List<ExpressionValue> in(
            Expression expression, Scope scope, boolean unknownMatters) {
        Map<String, ExpressionValue> found = new TreeMap<>();
        for (Traversal traversal : References.of(expression)) {
            describeLongest(traversal, scope, unknownMatters, found);
        }
        return List.copyOf(found.values());
    }

    /// Where the last steps are what is wrong, what comes before them is worth showing.
    private static void describeLongest(
            Traversal traversal,
            Scope scope,
            boolean unknownMatters,
            Map<String, ExpressionValue> found) {
        int longest = Math.min(traversal.steps().size(), LONGEST_SHOWN);
        int shortest = scope instanceof ChildScope child && child.binds(traversal.root()) ? 0 : 1;
        for (int length = longest; length >= shortest; length--) {
            Traversal part = firstSteps(traversal, length);
            Optional<Value> value = tryToResolve(part, scope);
            if (value.isPresent()) {
                String name = Traversals.display(part);
                ValueDescription.of(value.get(), unknownMatters)
                        .map(text ->
                                new ExpressionValue(name, text, scope.origin(part).orElse(null)))
                        .ifPresent(described -> found.put(name, described));
                return;
            }
        }
    }

    private static Traversal firstSteps(Traversal traversal, int length) {
        return new Traversal(
                traversal.root(),
                traversal.rootRange(),
                traversal.steps().subList(0, length),
                traversal.range());
    }

    private static Optional<Value> tryToResolve(Traversal traversal, Scope scope) {
        var unheard = new Diagnostics();
        Value value = scope.resolve(traversal, unheard);
        return unheard.hasErrors() ? Optional.empty() : Optional.of(value);
    }
}
