package dev.terrane.cli.command;

import dev.terrane.config.Configuration;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.state.LocalStatePaths;
import dev.terrane.state.LockRequest;
import dev.terrane.state.OpenJournal;
import dev.terrane.state.RecoveredState;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The state of a command that may write it: locked, with an interrupted command's journal folded in.
final class StateSession implements AutoCloseable {
    private final StateStore store;
    private final LocalStatePaths paths;
    private final String workspace;
    private final Optional<StateLock> lock;
    private final Diagnostics diagnostics;
    private StateSnapshot snapshot;
    private @Nullable OpenJournal journal;

    private StateSession(
            StateStore store,
            LocalStatePaths paths,
            String workspace,
            Optional<StateLock> lock,
            RecoveredState recovered,
            Diagnostics diagnostics) {
        this.store = store;
        this.paths = paths;
        this.workspace = workspace;
        this.lock = lock;
        this.snapshot = recovered.state();
        this.diagnostics = diagnostics;
    }

    /// Nothing where the state can not be locked or read, which is reported.
    static Optional<StateSession> open(
            CommandContext context,
            PlanArguments arguments,
            Configuration configuration,
            String operation,
            Diagnostics diagnostics) {
        try {
            String workspace = Workspaces.current(context);
            LocalStatePaths paths =
                    LocalStates.paths(
                            context,
                            workspace,
                            BackendSettings.of(configuration),
                            arguments.state());
            StateStore store = LocalStates.store(context, paths);
            Optional<StateLock> lock =
                    arguments.lock()
                            ? Optional.of(
                                    store.lock(
                                            request(context, operation, arguments.lockTimeout())))
                            : Optional.empty();
            return Optional.of(opened(store, paths, workspace, lock, diagnostics));
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
            return Optional.empty();
        }
    }

    private static StateSession opened(
            StateStore store,
            LocalStatePaths paths,
            String workspace,
            Optional<StateLock> lock,
            Diagnostics diagnostics)
            throws StateStoreException {
        try {
            RecoveredState recovered = lock.isPresent() ? store.recover() : store.fold();
            recovered.warnings().forEach(diagnostics::add);
            return new StateSession(store, paths, workspace, lock, recovered, diagnostics);
        } catch (StateStoreException e) {
            if (lock.isPresent()) {
                lock.get().close();
            }
            throw e;
        }
    }

    private static LockRequest request(CommandContext context, String operation, String timeout) {
        String user =
                context.invocation()
                        .variable("USER")
                        .orElse(System.getProperty("user.name", "unknown"));
        String host = context.invocation().variable("HOSTNAME").orElseGet(HostName::get);
        return new LockRequest(
                user + "@" + host, operation, Durations.parse(timeout).orElse(Duration.ZERO));
    }

    String workspace() {
        return workspace;
    }

    StateSnapshot snapshot() {
        return snapshot;
    }

    /// Beside which the key of the state lies.
    Path stateFile() {
        return paths.workingDirectory().resolve(paths.output());
    }

    /// The journal of what is done to the state as it is now.
    OpenJournal journal() {
        OpenJournal open = journal;
        if (open == null) {
            open = openJournal();
            journal = open;
        }
        return open;
    }

    private OpenJournal openJournal() {
        try {
            return store.openJournal(snapshot);
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
            return new NoJournal();
        }
    }

    /// Saves what there is now, which spends the journal; where that fails it says where the new state
    /// lies, and the journal is kept.
    void save(StateSnapshot next, Diagnostics problems) {
        try {
            snapshot = store.write(next);
        } catch (StateStoreException e) {
            problems.add(e.diagnostic());
        }
        syncJournal();
    }

    /// Sees to it that the journal has reached the disk.
    void syncJournal() {
        OpenJournal open = journal;
        if (open != null) {
            try {
                open.close();
            } catch (StateStoreException e) {
                diagnostics.add(e.diagnostic());
            }
        }
    }

    @Override
    public void close() {
        syncJournal();
        if (lock.isPresent()) {
            try {
                lock.get().close();
            } catch (StateStoreException e) {
                diagnostics.add(
                        Diagnostic.warning("The state's lock could not be released", e.detail()));
            }
        }
    }
}
