package dev.terrane.testing;

import dev.terrane.config.test.TestRun;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `run.NAME` means: the outputs of a run that has come to its end.
final class RunReferences {
    private RunReferences() {}

    /// @param runs of the file, also those that have not run yet
    static Value resolve(
            Traversal traversal,
            List<TestRun> runs,
            Map<String, RunOutputs> earlier,
            Diagnostics diagnostics) {
        String name = TestFileScope.name(traversal).orElse("");
        RunOutputs found = earlier.get(name);
        return found == null
                ? missing(name, traversal, runs, diagnostics)
                : TestFileScope.follow(Value.object(found.values()), traversal, 1, diagnostics);
    }

    private static Value missing(
            String name, Traversal traversal, List<TestRun> runs, Diagnostics diagnostics) {
        List<String> names = runs.stream().map(TestRun::name).toList();
        Optional<String> declared = names.stream().filter(name::equals).findFirst();
        return declared.isPresent()
                ? TestFileScope.problem(
                        "Reference to unevaluated run block",
                        "The run \"%s\" has not come to its end, so its outputs are not known here. Refer to runs that stand before this one."
                                .formatted(name),
                        traversal,
                        diagnostics)
                : TestFileScope.problem(
                        "Reference to unknown run block",
                        "The test file has no run \"%s\".%s"
                                .formatted(name, NameSuggestion.didYouMean(name, names)),
                        traversal,
                        diagnostics);
    }
}
