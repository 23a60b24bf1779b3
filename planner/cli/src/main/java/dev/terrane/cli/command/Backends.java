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
import dev.terrane.config.early.EarlyScope;
import dev.terrane.config.loading.ConfigurationLoader;
import dev.terrane.config.loading.DiskFiles;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.state.LocalWorkspaces;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Finds the backend that a command works with: what the configuration says, and what `init` has set
/// up.
final class Backends {
    private Backends() {}

    /// `.terraform`, or what `TF_DATA_DIR` names.
    static Path dataDirectory(CommandContext context) {
        return context.directory()
                .resolve(context.invocation().variable("TF_DATA_DIR").orElse(".terraform"));
    }

    /// For commands that need no configuration otherwise.
    static BackendContext context(CommandContext context, OlderPaths paths)
            throws StateStoreException {
        return unencrypted(context, paths).with(Encrypting.here(context).state());
    }

    static BackendContext context(CommandContext context, Loaded loaded, OlderPaths paths)
            throws StateStoreException {
        return unencrypted(context, paths).with(Encrypting.of(context, loaded).state());
    }

    /// For what has to be done before it is known how states are encrypted.
    static BackendContext unencrypted(CommandContext context, OlderPaths paths) {
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
        Optional<Backend> block =
                ConfigurationLoader.ofState(new DiskFiles(context.directory()), ".").backend();
        Deriver deriver = new Deriver(Benches.of(context, 1));
        return choose(context, block, () -> deriver.early(List.of()), true);
    }

    /// @throws StateStoreException where `init` must be run first, and where the block has mistakes
    static ChosenBackend choose(CommandContext context, Loaded loaded) throws StateStoreException {
        return choose(
                context, loaded.configuration().root().config().backend(), loaded::early, false);
    }

    /// @param withoutVariables whether the command takes no `-var`: where the block needs one, what was
    ///     set up counts
    private static ChosenBackend choose(
            CommandContext context,
            Optional<Backend> block,
            Supplier<EarlyScope> early,
            boolean withoutVariables)
            throws StateStoreException {
        Optional<SavedBackend> saved = SavedBackend.read(dataDirectory(context));
        if (block.isEmpty()) {
            if (saved.isPresent()) {
                throw BackendProblems.unset(saved.get().type());
            }
            return usual();
        }
        Diagnostics problems = new Diagnostics();
        Optional<ChosenBackend> read = new BackendBlock(block.get(), early, problems).read();
        if (read.isEmpty()) {
            if (withoutVariables && saved.isPresent() && isOfType(saved.get(), block.get())) {
                return ChosenBackend.of(type(saved.get()), saved.get());
            }
            throw BackendProblems.mistaken(problems);
        }
        ChosenBackend wanted = read.get();
        return saved.isEmpty() ? withoutInit(context, wanted) : agreed(wanted, saved.get());
    }

    private static boolean isOfType(SavedBackend saved, Backend block) {
        return saved.type().equals(block.type());
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
