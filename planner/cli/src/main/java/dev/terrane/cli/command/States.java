package dev.terrane.cli.command;

import dev.terrane.backends.BackendContext.OlderPaths;
import dev.terrane.cli.command.PlanArguments.StatePaths;
import dev.terrane.planfile.FingerprintKey;
import dev.terrane.planfile.FingerprintKeys;
import dev.terrane.state.LocalStatePaths;
import dev.terrane.state.LocalStateStore;
import dev.terrane.state.LocalWorkspaces;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Finds and reads the state of a folder.
final class States {
    private States() {}

    static OlderPaths older(StatePaths options) {
        return new OlderPaths(
                options.state().orElse(""),
                options.stateOut().orElse(""),
                options.backup().orElse(""),
                "");
    }

    /// What is done with a state.
    interface Use<T> {
        T of(StateStore store) throws StateStoreException;
    }

    /// Hands over the state of the selected workspace.
    static <T> T here(CommandContext context, OlderPaths paths, Use<T> use)
            throws StateStoreException {
        try (StateBackend backend = Backends.here(context).open(Backends.context(context, paths))) {
            return use.of(backend.store(Workspaces.current(context)));
        }
    }

    /// A file that the user names, whatever the backend is.
    static StateStore file(CommandContext context, String name) throws StateStoreException {
        return file(context, name, "", "");
    }

    /// @param backup of what is replaced there, empty for the usual one
    /// @param stamp in the name of the usual one, empty for none
    static StateStore file(CommandContext context, String name, String backup, String stamp)
            throws StateStoreException {
        LocalStatePaths paths =
                LocalStatePaths.of(
                        context.directory(),
                        LocalWorkspaces.DEFAULT,
                        new LocalStatePaths.Options("", "", name, "", backup));
        return new LocalStateStore(
                backup.isEmpty() && !stamp.isEmpty() ? paths.withStampedBackup(stamp) : paths,
                context.invocation().stateFiles(),
                Clock.systemUTC(),
                UUID::randomUUID,
                Encrypting.here(context).state(),
                context.invocation().err()::println);
    }

    /// For commands that only read: no lock, a journal folded in memory.
    static StateSnapshot read(CommandContext context, Optional<String> file)
            throws StateStoreException {
        return file.isPresent()
                ? file(context, file.get()).fold().state()
                : here(context, OlderPaths.NONE, store -> store.fold().state());
    }

    /// The key of the state, for commands that only read.
    static Optional<FingerprintKey> key(CommandContext context, OlderPaths paths)
            throws StateStoreException {
        return here(context, paths, store -> FingerprintKeys.read(store.companions()));
    }
}
