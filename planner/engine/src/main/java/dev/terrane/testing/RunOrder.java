package dev.terrane.testing;

import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestProvider;
import dev.terrane.config.test.TestRun;
import dev.terrane.graph.Dag;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Traversal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which runs of a file wait for which. Without `parallel`, a run waits for all that stand before it,
/// and all behind it wait for it. Parallel ones wait for those that they refer to, and for those with
/// the same state.
final class RunOrder {
    private RunOrder() {}

    static Dag<TestRun> of(TestFile file) {
        Dag<TestRun> order = new Dag<>();
        List<TestRun> runs = file.runs();
        for (int i = 0; i < runs.size(); i++) {
            TestRun run = runs.get(i);
            order.add(run);
            Set<String> named = named(run, file);
            for (TestRun earlier : runs.subList(0, i)) {
                boolean waits =
                        !run.parallel()
                                || !earlier.parallel()
                                || earlier.state().equals(run.state())
                                || named.contains(earlier.name());
                if (waits) {
                    order.connect(run, earlier);
                }
            }
        }
        return order;
    }

    /// The runs that a run refers to, in its variables, its assertions, or in providers.
    private static Set<String> named(TestRun run, TestFile file) {
        Set<String> names = new HashSet<>();
        run.variables().values().stream()
                .map(Attribute::expression)
                .forEach(expression -> add(References.of(expression), names));
        run.assertions()
                .forEach(assertion -> {
                    add(References.of(assertion.condition()), names);
                    add(References.of(assertion.errorMessage()), names);
                });
        file.providers()
                .values()
                .forEach(provider -> {
                    if (provider instanceof TestProvider.Real real) {
                        add(References.of(real.config().body()), names);
                    }
                });
        return names;
    }

    private static void add(List<Traversal> references, Set<String> names) {
        references.stream()
                .filter(reference -> reference.root().equals("run"))
                .forEach(reference -> TestFileScope.name(reference).ifPresent(names::add));
    }
}
