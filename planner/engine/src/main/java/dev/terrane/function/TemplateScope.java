package dev.terrane.function;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.expression.Traversals;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The names in a template: its variables.
record TemplateScope(
        Map<String, Value> variables,
        java.util.function.Function<String, Optional<Function>> functions)
        implements Scope {

    @Override
    public Value resolve(Traversal traversal, Diagnostics diagnostics) {
        Value value = variables.get(traversal.root());
        if (value == null) {
            diagnostics.error(
                    "Unknown variable",
                    "The template has no variable \"" + traversal.root() + "\".",
                    traversal.rootRange());
            return Value.DYNAMIC;
        }
        return Traversals.follow(value, traversal.steps(), diagnostics);
    }

    @Override
    public Optional<Function> function(String name) {
        return functions.apply(name);
    }

    @Override
    public Iterable<String> functionNames() {
        return List.copyOf(BuiltInFunctions.names());
    }
}
