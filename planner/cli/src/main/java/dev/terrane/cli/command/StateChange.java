package dev.terrane.cli.command;

import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContext.OlderPaths;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.state.AuditRecord.Deed;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;
import dev.terrane.state.UndoRecord;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A change of the state by hand: under its lock, with a backup, and so that it can be undone.
final class StateChange {
    private final CommandContext context;
    private final ParseResult arguments;
    private final String command;
    private final boolean stamped;
    private final Diagnostics problems = new Diagnostics();

    /// @param command with what it was given, as `state undo` names it
    /// @param stamped whether the backup has a name that no other backup has
    StateChange(CommandContext context, ParseResult arguments, String command, boolean stamped) {
        this.context = context;
        this.arguments = arguments;
        this.command = command;
        this.stamped = stamped;
    }

    /// The options of all commands that change a state by hand.
    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(Options.text("state", "FILE", "Changes this state."))
                .addOption(Options.text("state-out", "FILE", "Writes the state here instead."))
                .addOption(Options.text("backup", "FILE", "Keeps the replaced state here."))
                .addOption(Options.toggle("lock", true, "Holds the state's lock while working."))
                .addOption(
                        Options.text(
                                "lock-timeout",
                                "TIME",
                                "How long to wait for the lock, such as 10s."))
                .addOption(
                        Options.toggle(
                                "ignore-remote-version",
                                false,
                                "Is accepted; versions are not compared."))
                .addOption(Options.toggle("no-color", false, "Without colour."));
    }

    /// What becomes of a state; nothing where it stays as it is.
    interface Edit {
        Optional<StateSnapshot> of(StateSnapshot state) throws StateStoreException, RefusedEdit;
    }

    /// What is done with the state, open and locked.
    interface Use {
        void of(StateStore store) throws StateStoreException, RefusedEdit;
    }

    /// The same, with where it is kept.
    interface BackendUse {
        void of(StateBackend backend, StateStore store) throws StateStoreException, RefusedEdit;
    }

    /// A mistake of the user's, found in the state.
    static final class RefusedEdit extends Exception {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // exceptions of this kind are not serialized
        private final Diagnostic diagnostic;

        RefusedEdit(Diagnostic diagnostic) {
            super(diagnostic.detail());
            this.diagnostic = diagnostic;
        }

        RefusedEdit(String summary, String detail) {
            this(Diagnostic.error(summary, detail));
        }

        Diagnostic diagnostic() {
            return diagnostic;
        }
    }

    /// Changes the state that the options name.
    ///
    /// @return the exit status
    int run(Edit edit) {
        return use(store -> change(store, edit));
    }

    /// The same for what changes it by itself.
    int use(Use use) {
        return use((backend, store) -> use.of(store));
    }

    /// The same for what needs other workspaces as well.
    int use(BackendUse use) {
        try (StateBackend backend = Backends.here(context).open(backendContext())) {
            StateStore store = backend.store(Workspaces.current(context));
            locked(store, opened -> use.of(backend, opened));
        } catch (StateStoreException e) {
            problems.add(e.diagnostic());
        } catch (RefusedEdit e) {
            problems.add(e.diagnostic());
        }
        new HumanReporter(context, Options.isOn(arguments, "no-color"), false)
                .diagnostics(problems.list());
        return problems.hasErrors() ? Command.FAILED : Command.OK;
    }

    /// Hands over a state under its lock, with what an interrupted command has left folded in.
    void locked(StateStore store, Use use) throws StateStoreException, RefusedEdit {
        if (!Options.isOn(arguments, "lock")) {
            audited(store, use);
            return;
        }
        try (StateLock lock =
                store.lock(
                        LockRequests.of(
                                context,
                                command.split(" -")[0],
                                Options.textOf(arguments, "lock-timeout").orElse("0s")))) {
            assert !lock.id().isEmpty();
            Auditing.recover(context, store, problems);
            audited(store, use);
        }
    }

    /// Keeps beside the state what was done to it, also where the command fails after that.
    private void audited(StateStore store, Use use) throws StateStoreException, RefusedEdit {
        StateSnapshot before = store.read();
        try {
            use.of(store);
        } catch (StateStoreException e) {
            audit(store, before, false);
            throw e;
        }
        audit(store, before, true);
    }

    private void audit(StateStore store, StateSnapshot before, boolean succeeded)
            throws StateStoreException {
        StateSnapshot after = store.read();
        if (!after.equals(before)) {
            Auditing.keep(
                    context,
                    store.companions(),
                    Auditing.deed(name(), before, after, succeeded),
                    problems);
        }
    }

    /// Keeps beside the state what was said of objects, though the state stays as it is.
    void audit(StateStore store, List<String> addresses) throws StateStoreException {
        long serial = store.read().serial();
        Auditing.keep(
                context,
                store.companions(),
                new Deed(name(), List.of(), List.of(), addresses, serial, serial, Auditing.DONE),
                problems);
    }

    /// What was called, without what it was given: `state mv`.
    private String name() {
        String[] words = command.split(" ");
        return words[0].equals("state") ? words[0] + " " + words[1] : words[0];
    }

    private void change(StateStore store, Edit edit) throws StateStoreException, RefusedEdit {
        StateSnapshot before = store.fold().state();
        Optional<StateSnapshot> next = edit.of(before);
        if (next.isPresent()) {
            save(store, before, next.get());
        }
    }

    /// Saves the next state, and notes how to take that back.
    void save(StateStore store, StateSnapshot before, StateSnapshot next)
            throws StateStoreException {
        StateSnapshot after = store.write(next);
        if (!after.equals(before)) {
            UndoRecord.of(command, false, before, after).write(store.companions());
        }
    }

    private BackendContext backendContext() throws StateStoreException {
        return Backends.context(
                context,
                new OlderPaths(
                        Options.textOf(arguments, "state").orElse(""),
                        stateOut(),
                        Options.textOf(arguments, "backup").orElse(""),
                        stamped ? stamp() : ""));
    }

    /// For `state mv` it names another state, and not another place for this one.
    private String stateOut() {
        return command.startsWith("state mv")
                ? ""
                : Options.textOf(arguments, "state-out").orElse("");
    }

    static String stamp() {
        return String.valueOf(Instant.now().getEpochSecond());
    }
}
