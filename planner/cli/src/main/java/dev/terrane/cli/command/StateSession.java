package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.StopSignal;
import dev.terrane.operating.Loaded;
import dev.terrane.state.ApprovedWork;
import dev.terrane.state.Companions;
import dev.terrane.state.InDoubt;
import dev.terrane.state.OpenJournal;
import dev.terrane.state.Progress;
import dev.terrane.state.RecoveredState;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;
import dev.terrane.state.UndoRecord;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The state of a command that may write it: locked, with an interrupted command's journal folded in.
final class StateSession implements AutoCloseable {
    private final StateBackend backend;
    private final StateStore store;
    private final String workspace;
    private final Optional<StateLock> lock;
    private final Diagnostics diagnostics;
    private final boolean encrypted;
    private StateSnapshot snapshot;
    private Progress progress;
    private @Nullable OpenJournal journal;

    private StateSession(
            StateBackend backend,
            StateStore store,
            String workspace,
            Optional<StateLock> lock,
            RecoveredState recovered,
            Progress progress,
            boolean encrypted,
            Diagnostics diagnostics) {
        this.backend = backend;
        this.store = store;
        this.workspace = workspace;
        this.lock = lock;
        this.snapshot = recovered.state();
        this.progress = progress;
        this.encrypted = encrypted;
        this.diagnostics = diagnostics;
    }

    /// Nothing where the state can not be locked or read, which is reported.
    static Optional<StateSession> open(
            CommandContext context,
            PlanArguments arguments,
            Loaded loaded,
            String operation,
            Diagnostics diagnostics) {
        StateBackend backend = null;
        try {
            backend =
                    Backends.choose(context, loaded)
                            .open(
                                    Backends.context(
                                            context, loaded, States.older(arguments.state())));
            String workspace = Workspaces.current(context);
            StateStore store = backend.store(workspace);
            Optional<StateLock> lock =
                    arguments.lock()
                            ? Optional.of(
                                    store.lock(
                                            LockRequests.of(
                                                    context, operation, arguments.lockTimeout())))
                            : Optional.empty();
            boolean encrypted = Encrypting.of(context, loaded).state().isOn();
            return Optional.of(
                    opened(context, backend, store, workspace, lock, encrypted, diagnostics));
        } catch (StateStoreException e) {
            if (backend != null) {
                backend.close();
            }
            e.diagnostics().forEach(diagnostics::add);
            return Optional.empty();
        }
    }

    private static StateSession opened(
            CommandContext context,
            StateBackend backend,
            StateStore store,
            String workspace,
            Optional<StateLock> lock,
            boolean encrypted,
            Diagnostics diagnostics)
            throws StateStoreException {
        try {
            RecoveredState recovered =
                    lock.isPresent() ? Auditing.recover(context, store, diagnostics) : store.fold();
            Progress progress = Progress.read(store.companions()).doubting(recovered.inDoubt());
            progress.present(recovered.state()).stream()
                    .map(InDoubt::warning)
                    .forEach(diagnostics::add);
            return new StateSession(
                    backend, store, workspace, lock, recovered, progress, encrypted, diagnostics);
        } catch (StateStoreException e) {
            if (lock.isPresent()) {
                lock.get().close();
            }
            throw e;
        }
    }

    /// Whether anybody can read the state who can read this disk.
    boolean isPlainOnThisDisk() {
        return !encrypted && backend.type().equals("local");
    }

    String workspace() {
        return workspace;
    }

    StateSnapshot snapshot() {
        return snapshot;
    }

    /// Whether other machines find what lies beside the state.
    boolean keepsCompanions() {
        return store.keepsCompanions();
    }

    /// Where the key of the state lies, among others.
    Companions companions() {
        return store.companions();
    }

    /// Sees to it that nothing new is begun where the lock goes to somebody else.
    Optional<LockWatch> watchLock(StopSignal stop) {
        return lock.map(held -> LockWatch.start(held, stop));
    }

    /// What is in doubt, and how far approved plans were carried out.
    Progress progress() {
        return progress;
    }

    /// The objects of which nobody knows whether they exist.
    List<InDoubt> unsettled() {
        return progress.unsettledCreations(snapshot);
    }

    /// The doubts were told. What the state settles is not told again; all others are, until what became
    /// of the object is saved: the next command may be stopped before that, too.
    void told() {
        keep(progress.in(snapshot));
    }

    private void keep(Progress left) {
        if (lock.isEmpty() || left.equals(progress)) {
            return;
        }
        try {
            Progress.read(store.companions()).withDoubtsOf(left).write(store.companions());
            progress = left;
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
    }

    /// The journal of what is done to the state as it is now.
    ///
    /// @param work the approved plans that are carried out
    OpenJournal journal(ApprovedWork work) {
        OpenJournal open = journal;
        if (open == null) {
            open = openJournal(work);
            journal = open;
        }
        return open;
    }

    private OpenJournal openJournal(ApprovedWork work) {
        try {
            return store.openJournal(snapshot, work);
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
            return new NoJournal();
        }
    }

    /// Saves what there is now, which spends the journal; where that fails it says where the new state
    /// lies, and the journal is kept.
    ///
    /// @param readAgain the objects that were looked at, so that they are in doubt no longer
    void save(StateSnapshot next, Set<ResourceInstanceAddress> readAgain, Diagnostics problems) {
        try {
            snapshot = store.write(next);
            keep(
                    progress.stillIn(Progress.read(store.companions()))
                            .afterSaving(snapshot, readAgain));
        } catch (StateStoreException e) {
            problems.add(e.diagnostic());
        }
        syncJournal();
    }

    /// Notes how to take back what was saved last.
    void noteUndo(String command, StateSnapshot before) {
        try {
            if (!snapshot.equals(before)) {
                UndoRecord.of(command, false, before, snapshot).write(store.companions());
            }
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
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
        backend.close();
    }
}
