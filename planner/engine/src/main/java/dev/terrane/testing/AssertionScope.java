package dev.terrane.testing;

import dev.terrane.config.Variable;
import dev.terrane.config.test.TestRun;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What names mean in assertions: all that they mean in the module under test, its outputs, and
/// earlier runs.
///
/// @param module the scope of the module under test
/// @param declared the variables of the module
/// @param variables of the run, for those that the module does not declare
/// @param outputs of the module
record AssertionScope(
        Scope module,
        Map<String, Variable> declared,
        RunVariables variables,
        Map<String, Value> outputs,
        List<TestRun> runs,
        Map<String, RunOutputs> earlier)
        implements Scope {

    @Override
    public Value resolve(Traversal traversal, Diagnostics diagnostics) {
        return switch (traversal.root()) {
            case "run" -> RunReferences.resolve(traversal, runs, earlier, diagnostics);
            case "output" -> output(traversal, diagnostics);
            case "var" -> variable(traversal, diagnostics);
            default -> module.resolve(traversal, diagnostics);
        };
    }

    private Value output(Traversal traversal, Diagnostics diagnostics) {
        String name = TestFileScope.name(traversal).orElse("");
        Value value = outputs.get(name);
        return value == null
                ? TestFileScope.problem(
                        "Reference to undeclared output value",
                        "The module under test has no output \"%s\".%s"
                                .formatted(name, NameSuggestion.didYouMean(name, outputs.keySet())),
                        traversal,
                        diagnostics)
                : TestFileScope.follow(value, traversal, 1, diagnostics);
    }

    private Value variable(Traversal traversal, Diagnostics diagnostics) {
        String name = TestFileScope.name(traversal).orElse("");
        Optional<Value> beyond =
                declared.containsKey(name)
                        ? Optional.empty()
                        : variables.beyondModule(name, diagnostics);
        return beyond.map(value -> TestFileScope.follow(value, traversal, 1, diagnostics))
                .orElseGet(() -> module.resolve(traversal, diagnostics));
    }

    @Override
    public Optional<Function> function(String name) {
        return module.function(name);
    }

    @Override
    public Iterable<String> functionNames() {
        return module.functionNames();
    }
}
