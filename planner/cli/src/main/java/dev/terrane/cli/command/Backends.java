package dev.terrane.cli.command;

import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContext.OlderPaths;
import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.BackendType;
import dev.terrane.backends.ChosenBackend;
import dev.terrane.backends.SavedBackend;
import dev.terrane.backends.local.LocalBackendType;
import dev.terrane.cli.BackendTable;
import dev.terrane.config.Backend;
import dev.terrane.config.Configuration;
import dev.terrane.config.loading.ConfigurationLoader;
import dev.terrane.config.loading.DiskFiles;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.state.LocalWorkspaces;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Finds the backend that a command works with: what the configuration says, and what `init` has set
/// up.
final class Backends {
    private Backends() {}

    /// `.terraform`, or what `TF_DATA_DIR` names.
    static Path dataDirectory(CommandContext context) {
        return context.directory()
                .resolve(context.invocation().variable("TF_DATA_DIR").orElse(".terraform"));
    }

    static BackendContext context(CommandContext context, OlderPaths paths) {
        return new BackendContext(
                context.directory(),
                context.invocation().environment(),
                context.invocation().stateFiles(),
                Clock.systemUTC(),
                UUID::randomUUID,
                context.invocation().err()::println,
                paths);
    }

    /// The one where nothing else is named.
    static ChosenBackend usual() {
        return ChosenBackend.of(new LocalBackendType(), Map.of());
    }

    /// For commands that need no configuration otherwise: one with mistakes does not keep them from
    /// reaching the state that was set up.
    static ChosenBackend here(CommandContext context) throws StateStoreException {
        return choose(
                context, ConfigurationLoader.backend(new DiskFiles(context.directory()), "."));
    }

    /// @throws StateStoreException where `init` must be run first, and where the block has mistakes
    static ChosenBackend choose(CommandContext context, Configuration configuration)
            throws StateStoreException {
        return choose(context, configuration.root().config().backend());
    }

    private static ChosenBackend choose(CommandContext context, Optional<Backend> block)
            throws StateStoreException {
        Optional<SavedBackend> saved = SavedBackend.read(dataDirectory(context));
        if (block.isEmpty()) {
            if (saved.isPresent()) {
                throw BackendProblems.unset(saved.get().type());
            }
            return usual();
        }
        ChosenBackend wanted = read(block.get());
        return saved.isEmpty() ? withoutInit(context, wanted) : agreed(wanted, saved.get());
    }

    /// @throws StateStoreException with the first mistake
    static ChosenBackend read(Backend block) throws StateStoreException {
        Diagnostics problems = new Diagnostics();
        Optional<ChosenBackend> chosen = new BackendBlock(block, problems).read();
        if (chosen.isEmpty()) {
            throw BackendProblems.mistaken(problems);
        }
        return chosen.get();
    }

    static BackendType type(SavedBackend saved) throws StateStoreException {
        return BackendTable.find(saved.type())
                .orElseThrow(() -> BackendProblems.unknownSaved(saved.type()));
    }

    /// What was set up counts as long as the block is what it was then.
    private static ChosenBackend agreed(ChosenBackend wanted, SavedBackend saved)
            throws StateStoreException {
        if (!saved.type().equals(wanted.type().name())) {
            throw BackendProblems.changed(saved.type(), wanted.type().name());
        }
        ChosenBackend setUp = ChosenBackend.of(wanted.type(), saved);
        if (saved.hash() == wanted.hash() || setUp.isSamePlaceAs(wanted)) {
            return setUp;
        }
        throw BackendProblems.argumentsChanged(saved.type());
    }

    /// No `init` is needed where the block says it all, and no state lies elsewhere that would have to
    /// move there.
    private static ChosenBackend withoutInit(CommandContext context, ChosenBackend wanted)
            throws StateStoreException {
        for (BackendSchema.Argument argument : wanted.type().schema().arguments()) {
            if (argument.required() && isMissing(wanted, argument)) {
                throw BackendProblems.incomplete(wanted.type().name(), argument.name());
            }
        }
        if (!wanted.isSamePlaceAs(usual()) && holdsState(context)) {
            throw BackendProblems.stateElsewhere(wanted.type().name());
        }
        return wanted;
    }

    private static boolean isMissing(ChosenBackend wanted, BackendSchema.Argument argument) {
        var value = wanted.arguments().values().get(argument.name());
        return value == null || value.isNull();
    }

    private static boolean holdsState(CommandContext context) throws StateStoreException {
        try (StateBackend usual = usual().open(context(context, OlderPaths.NONE))) {
            return !usual.store(LocalWorkspaces.DEFAULT).read().isEmpty();
        }
    }
}
