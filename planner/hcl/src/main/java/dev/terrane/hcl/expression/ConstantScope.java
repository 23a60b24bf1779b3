package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// The scope of expressions that may use neither names nor functions, such as the default of a
/// variable. In the JSON syntax, strings in it are not templates but mean themselves.
public enum ConstantScope implements Scope {
    INSTANCE;

    @Override
    public Value resolve(Traversal traversal, Diagnostics diagnostics) {
        diagnostics.error(
                "Variables not allowed",
                "This value has to be constant: \""
                        + traversal.root()
                        + "\" can not be referred to here.",
                traversal.rootRange());
        return Value.DYNAMIC;
    }

    @Override
    public Optional<Function> function(String name) {
        return Optional.empty();
    }

    @Override
    public Iterable<String> functionNames() {
        return List.of();
    }
}
