package dev.terrane.cli.command;

import dev.terrane.cli.command.PlanArguments.StatePaths;
import dev.terrane.state.LocalStatePaths;
import dev.terrane.state.LocalStateStore;
import dev.terrane.state.RecoveredState;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Finds and reads the state of a folder.
final class LocalStates {
    static final StatePaths USUAL =
            new StatePaths(Optional.empty(), Optional.empty(), Optional.empty());

    private LocalStates() {}

    static LocalStatePaths paths(
            CommandContext context, String workspace, BackendSettings backend, StatePaths options) {
        return LocalStatePaths.of(
                context.directory(),
                workspace,
                new LocalStatePaths.Options(
                        backend.path(),
                        backend.workspaceDirectory(),
                        options.state().orElse(""),
                        options.stateOut().orElse(""),
                        options.backup().orElse("")));
    }

    static StateStore store(CommandContext context, LocalStatePaths paths) {
        return new LocalStateStore(
                paths, context.invocation().stateFiles(), Clock.systemUTC(), UUID::randomUUID);
    }

    /// For commands that only read: no lock, a journal folded in memory.
    static StateSnapshot read(CommandContext context, Optional<String> file)
            throws StateStoreException {
        StatePaths options =
                file.isEmpty() ? USUAL : new StatePaths(file, Optional.empty(), Optional.empty());
        BackendSettings backend =
                file.isEmpty() ? BackendSettings.here(context) : BackendSettings.USUAL;
        LocalStatePaths paths = paths(context, Workspaces.current(context), backend, options);
        RecoveredState folded = store(context, paths).fold();
        return folded.state();
    }
}
