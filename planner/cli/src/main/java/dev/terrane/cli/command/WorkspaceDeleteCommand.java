package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.state.AuditRecord.Deed;
import dev.terrane.state.LocalWorkspaces;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateDifference;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;
import dev.terrane.state.UndoRecord;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Optional;

/// `terrane workspace delete NAME`.
public final class WorkspaceDeleteCommand extends WorkspaceCommand {
    @Override
    public CommandSpec spec() {
        return Options.command("workspace delete", "Deletes a workspace with its state.")
                .addOption(
                        Options.toggle(
                                "force",
                                false,
                                "Even where its state holds objects, which go on to exist."))
                .addOption(Options.toggle("lock", true, "Holds the state's lock meanwhile."))
                .addOption(Options.text("lock-timeout", "TIME", "How long to wait for the lock."))
                .addPositional(Options.arguments("NAME", "1", "Which one."));
    }

    @Override
    void use(ParseResult arguments, StateBackend backend, CommandContext context)
            throws StateStoreException {
        String name = Options.positionals(arguments).getFirst();
        if (!backend.hasWorkspaces()) {
            throw unsupported(backend.type());
        }
        if (!backend.workspaces().contains(name)) {
            throw missing(name);
        }
        if (name.equals(LocalWorkspaces.DEFAULT)) {
            throw new StateStoreException(
                    "Cannot delete the default workspace", "The default workspace always exists.");
        }
        if (name.equals(Workspaces.current(context))) {
            throw new StateStoreException(
                    "Workspace is selected",
                    "\"%s\" is the workspace that you are in. Select another one first, such as with: terrane workspace select default"
                            .formatted(name));
        }
        StateSnapshot state = backend.store(name).fold().state();
        Optional<String> backup = lookAndKeep(arguments, backend.store(name), name, context);
        backend.delete(name);
        UndoRecord.ofWorkspace("workspace delete " + name, name, state)
                .write(backend.store(Workspaces.current(context)).companions());
        audit(name, state, backend, context);
        context.invocation().out().println("The workspace \"%s\" was deleted.".formatted(name));
        backup.ifPresent(file ->
                context.invocation()
                        .out()
                        .println(
                                "Its state is in \"%s\". To have it back: terrane state undo, or later: terrane workspace new -state=%s %s"
                                        .formatted(file, file, name)));
    }

    /// Beside the default workspace's state, because what lay beside this one is gone.
    private static void audit(
            String name, StateSnapshot gone, StateBackend backend, CommandContext context)
            throws StateStoreException {
        Diagnostics problems = new Diagnostics();
        StateStore besideIt = backend.store(LocalWorkspaces.DEFAULT);
        long serial = besideIt.read().serial();
        Auditing.keepLocked(
                context,
                besideIt,
                new Deed(
                        "workspace delete " + name,
                        List.of(),
                        List.of(),
                        Auditing.texts(StateDifference.between(gone, StateSnapshot.EMPTY)),
                        serial,
                        serial,
                        Auditing.DONE),
                problems);
        new HumanReporter(context, true, false).diagnostics(problems.list());
    }

    /// Under the lock: refuses what holds objects, and keeps a copy of what goes.
    private static Optional<String> lookAndKeep(
            ParseResult arguments, StateStore store, String name, CommandContext context)
            throws StateStoreException {
        if (!Options.isOn(arguments, "lock")) {
            return look(arguments, store, name, context);
        }
        String timeout = Options.textOf(arguments, "lock-timeout").orElse("0s");
        try (StateLock lock = store.lock(LockRequests.of(context, "workspace-delete", timeout))) {
            assert !lock.id().isEmpty();
            return look(arguments, store, name, context);
        }
    }

    private static Optional<String> look(
            ParseResult arguments, StateStore store, String name, CommandContext context)
            throws StateStoreException {
        StateSnapshot state = store.fold().state();
        if (state.resources().isEmpty()) {
            return Optional.empty();
        }
        if (!Options.isOn(arguments, "force")) {
            throw new StateStoreException(
                    "Workspace is not empty",
                    "The state of \"%s\" holds %d resources, such as %s. Destroy them first; with -force they go on to exist, and nobody manages them."
                            .formatted(
                                    name, state.resources().size(), state.resources().firstKey()));
        }
        String file = "%s.tfstate.%s.backup".formatted(name, StateChange.stamp());
        States.file(context, file).push(state);
        return Optional.of(file);
    }
}
