package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.state.AuditRecord.Deed;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateDifference;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Optional;

/// `terrane workspace new NAME`.
public final class WorkspaceNewCommand extends WorkspaceCommand {
    @Override
    public CommandSpec spec() {
        return Options.command("workspace new", "Makes a workspace, and selects it.")
                .addOption(Options.text("state", "FILE", "Begins with a copy of this state."))
                .addOption(Options.toggle("lock", true, "Locks the state while it is copied."))
                .addOption(Options.text("lock-timeout", "TIME", "How long to wait for the lock."))
                .addPositional(Options.arguments("NAME", "1", "The name of the new one."));
    }

    @Override
    void use(ParseResult arguments, StateBackend backend, CommandContext context)
            throws StateStoreException {
        String name = Options.positionals(arguments).getFirst();
        refuseOverride(context);
        checkName(name);
        if (!backend.hasWorkspaces()) {
            throw unsupported(backend.type());
        }
        if (backend.workspaces().contains(name)) {
            throw new StateStoreException(
                    "Workspace exists already",
                    "There is a workspace \"%s\" already. `terrane workspace select %s` selects it."
                            .formatted(name, name));
        }
        Optional<String> file = Options.textOf(arguments, "state");
        Optional<StateSnapshot> seed =
                file.isEmpty() ? Optional.empty() : Optional.of(seed(context, file.get()));
        backend.create(name);
        Workspaces.selected(context).select(name);
        if (seed.isPresent()) {
            copy(seed.get(), backend.store(name), arguments, context);
        }
        audit(name, backend.store(name), context);
        context.invocation()
                .out()
                .println(
                        seed.isPresent()
                                ? "The workspace \"%s\" was made with a copy of \"%s\", and is selected."
                                        .formatted(name, file.get())
                                : "The workspace \"%s\" was made, and is selected. It has no state yet: a plan would create everything."
                                        .formatted(name));
    }

    private static void audit(String name, StateStore store, CommandContext context)
            throws StateStoreException {
        Diagnostics problems = new Diagnostics();
        StateSnapshot made = store.read();
        Auditing.keepLocked(
                context,
                store,
                new Deed(
                        "workspace new " + name,
                        List.of(),
                        List.of(),
                        Auditing.texts(StateDifference.between(StateSnapshot.EMPTY, made)),
                        0,
                        made.serial(),
                        Auditing.DONE),
                problems);
        new HumanReporter(context, true, false).diagnostics(problems.list());
    }

    private static StateSnapshot seed(CommandContext context, String file)
            throws StateStoreException {
        StateSnapshot seed = States.file(context, file).read();
        if (seed.equals(StateSnapshot.EMPTY)) {
            throw new StateStoreException(
                    "State can not be read", "There is no state in \"%s\".".formatted(file));
        }
        return seed;
    }

    private static void copy(
            StateSnapshot seed, StateStore store, ParseResult arguments, CommandContext context)
            throws StateStoreException {
        if (!Options.isOn(arguments, "lock")) {
            store.push(seed);
            return;
        }
        String timeout = Options.textOf(arguments, "lock-timeout").orElse("0s");
        try (StateLock lock = store.lock(LockRequests.of(context, "workspace-new", timeout))) {
            assert !lock.id().isEmpty();
            store.push(seed);
        }
    }
}
