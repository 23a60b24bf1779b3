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
        Map<String, String> found = new TreeMap<>();
        for (Traversal traversal : References.of(expression)) {
            describeLongest(traversal, scope, found);
        }
        return found.entrySet().stream()
                .map(entry -> new ExpressionValue(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// Where the last steps are what is wrong, what comes before them is worth showing.
    private static void describeLongest(
            Traversal traversal, Scope scope, Map<String, String> found) {
        int longest = Math.min(traversal.steps().size(), LONGEST_SHOWN);
        int shortest = scope instanceof ChildScope child && child.binds(traversal.root()) ? 0 : 1;
        for (int length = longest; length >= shortest; length--) {
            Traversal part = firstSteps(traversal, length);
            Optional<Value> value = tryToResolve(part, scope);
            if (value.isPresent()) {
                found.put(Traversals.display(part), ValueDescription.of(value.get()));
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
