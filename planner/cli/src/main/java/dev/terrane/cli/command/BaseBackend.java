package dev.terrane.cli.command;

import dev.terrane.backends.ChosenBackend;
import dev.terrane.config.Backend;
import dev.terrane.config.early.EarlyContext;
import dev.terrane.config.early.EarlyScope;
import dev.terrane.config.input.GivenVariables;
import dev.terrane.config.loading.ConfigurationLoader;
import dev.terrane.config.loading.FileAccess;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Loaded;
import dev.terrane.project.Project;
import dev.terrane.project.SourceTree;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Whether a configuration keeps its state where the base branch does. Another place would be read, locked,
/// and told the credentials that go with it.
final class BaseBackend {
    private BaseBackend() {}

    static void check(
            ReviewLimits limits, CommandContext context, Loaded loaded, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Optional<ChosenBackend> base = of(limits.base(), limits.project(), context, own);
        Optional<ChosenBackend> proposed =
                backend(loaded.configuration().root().config().backend(), loaded::early, own);
        if (base.isEmpty() || proposed.isEmpty() || !base.get().isSamePlaceAs(proposed.get())) {
            diagnostics.add(
                    Diagnostic.error(
                            "The state is kept elsewhere than on the base branch",
                            "In review, the state of \"%s\" is the one that the base branch names. Where a pull request is to move it, or to begin a new one, somebody who is trusted plans it."
                                    .formatted(limits.project().name())));
        }
    }

    /// Where a project keeps its state by the files of a commit.
    static Optional<ChosenBackend> of(
            SourceTree tree, Project project, CommandContext context, Diagnostics problems) {
        FileAccess files = new TreeFiles(tree, project.folder());
        return backend(
                ConfigurationLoader.ofState(files, ".").backend(),
                () -> early(files, project, context),
                problems);
    }

    /// Where none is named, it is the usual one.
    private static Optional<ChosenBackend> backend(
            Optional<Backend> block, Supplier<EarlyScope> early, Diagnostics problems) {
        return block.isEmpty()
                ? Optional.of(Backends.usual())
                : new BackendBlock(block.get(), early, problems).read();
    }

    /// Without functions: those that read files would read what is proposed.
    private static EarlyScope early(FileAccess files, Project project, CommandContext context) {
        return EarlyScope.ofRoot(
                ConfigurationLoader.declarations(files, "."),
                new EarlyContext(
                        new GivenVariables(
                                context.invocation().environment(), List.of(), Map.of(), files),
                        Map::of,
                        Optional.of(project.workspace()),
                        context.originalDirectory().toString()));
    }
}
