package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;

/// Further names over those of another scope: the variables of a `for`, the arguments of a
/// template. A name here hides the same name there.
public final class ChildScope implements Scope {
    private final Scope parent;
    private final Map<String, Value> names;

    public ChildScope(Scope parent, Map<String, Value> names) {
        this.parent = parent;
        this.names = Map.copyOf(names);
    }

    @Override
    public Value resolve(Traversal traversal, Diagnostics diagnostics) {
        Value local = names.get(traversal.root());
        return local == null
                ? parent.resolve(traversal, diagnostics)
                : Traversals.follow(local, traversal.steps(), diagnostics);
    }

    @Override
    public Optional<Function> function(String name) {
        return parent.function(name);
    }

    @Override
    public Iterable<String> functionNames() {
        return parent.functionNames();
    }

    /// Whether the name means a value of this scope, or of a child scope around it.
    boolean binds(String name) {
        return names.containsKey(name) || (parent instanceof ChildScope outer && outer.binds(name));
    }
}
