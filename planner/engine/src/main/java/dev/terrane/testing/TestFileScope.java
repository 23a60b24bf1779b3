package dev.terrane.testing;

import dev.terrane.config.test.TestRun;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.expression.Traversals;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What names mean in a test file outside of assertions: variables that were given further out, and
/// earlier runs.
///
/// @param variables gives those that may be referred to
/// @param runs of the file, also those that have not run yet
/// @param earlier the runs that have come to their end, by name
/// @param where the expression stands, for messages
record TestFileScope(
        Map<String, Function> functions,
        java.util.function.Function<String, Optional<Value>> variables,
        List<TestRun> runs,
        Map<String, RunOutputs> earlier,
        String where)
        implements Scope {

    @Override
    public Value resolve(Traversal traversal, Diagnostics diagnostics) {
        return switch (traversal.root()) {
            case "var" -> variable(traversal, diagnostics);
            case "run" -> known(traversal, diagnostics);
            default ->
                    problem(
                            "Invalid reference",
                            "In %s, \"%s\" means nothing: var.NAME names a variable that was given before, and run.NAME an earlier run."
                                    .formatted(where, traversal.root()),
                            traversal,
                            diagnostics);
        };
    }

    private Value variable(Traversal traversal, Diagnostics diagnostics) {
        Optional<String> name = name(traversal);
        Optional<Value> value = name.flatMap(variables);
        return value.map(found -> follow(found, traversal, 1, diagnostics))
                .orElseGet(() ->
                        problem(
                                "Reference to unavailable variable",
                                "The variable \"%s\" has no value that %s could refer to: only what was given further out counts, in the file or from outside."
                                        .formatted(name.orElse(""), where),
                                traversal,
                                diagnostics));
    }

    /// A value that is known after apply only can not be handed to another run.
    private Value known(Traversal traversal, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Value value = RunReferences.resolve(traversal, runs, earlier, own);
        diagnostics.addAll(own);
        return own.hasErrors() || value.isWhollyKnown()
                ? value
                : problem(
                        "Reference to unknown value",
                        "%s is known after apply only, and the run has planned only. Let it apply: command = apply."
                                .formatted(Traversals.display(traversal)),
                        traversal,
                        diagnostics);
    }

    static Optional<String> name(Traversal traversal) {
        return !traversal.steps().isEmpty()
                        && traversal.steps().getFirst() instanceof AttributeStep step
                ? Optional.of(step.name())
                : Optional.empty();
    }

    static Value follow(Value value, Traversal traversal, int fromStep, Diagnostics diagnostics) {
        return Traversals.follow(
                value, traversal.steps().subList(fromStep, traversal.steps().size()), diagnostics);
    }

    static Value problem(
            String summary, String detail, Traversal traversal, Diagnostics diagnostics) {
        diagnostics.error(summary, detail, traversal.range());
        return Value.DYNAMIC;
    }

    @Override
    public Optional<Function> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    @Override
    public Iterable<String> functionNames() {
        return functions.keySet();
    }
}
