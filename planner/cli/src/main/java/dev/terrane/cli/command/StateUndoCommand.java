package dev.terrane.cli.command;

import dev.terrane.cli.command.StateChange.RefusedEdit;
import dev.terrane.state.Companion;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;
import dev.terrane.state.UndoRecord;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.PrintStream;

/// `terrane state undo`: takes back the last change that was made to the state by hand. Once more, it
/// makes the change again.
public final class StateUndoCommand implements Command {
    @Override
    public CommandSpec spec() {
        return StateChange.addTo(
                Options.command(
                        "state undo",
                        "Takes back the last change that was made to the state by hand; once more, makes it again."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        return new StateChange(context, arguments, "state undo", true)
                .use((backend, store) -> undo(backend, store, context.invocation().out()));
    }

    private static void undo(StateBackend backend, StateStore store, PrintStream out)
            throws StateStoreException, RefusedEdit {
        UndoRecord last =
                UndoRecord.read(store.companions())
                        .orElseThrow(() ->
                                new RefusedEdit(
                                        "Nothing to undo",
                                        "No change was made to this state by hand (state mv, rm, push, replace-provider, taint, untaint, import, workspace delete)."));
        if (last.workspace().isPresent()) {
            restore(last.workspace().get(), last, backend, store, out);
            return;
        }
        StateSnapshot now = store.read();
        if (!last.leadsTo(now)) {
            throw new RefusedEdit(
                    "The state has moved on",
                    "The last change by hand was `%s`, and something else has changed the state since: it is serial %d now. Taking that change back would lose what came after it. A backup from before it may be beside the state."
                            .formatted(last.command(), now.serial()));
        }
        StateSnapshot after = store.write(last.before());
        UndoRecord.of(last.command(), !last.undone(), now, after).write(store.companions());
        out.println(
                last.undone()
                        ? "Done again: %s. To take it back: terrane state undo"
                                .formatted(last.command())
                        : "Undone: %s. To do it again: terrane state undo"
                                .formatted(last.command()));
    }

    /// A workspace that was deleted is made again, with the state that it had.
    private static void restore(
            String name, UndoRecord last, StateBackend backend, StateStore store, PrintStream out)
            throws StateStoreException, RefusedEdit {
        if (backend.workspaces().contains(name)) {
            throw new RefusedEdit(
                    "The workspace exists again",
                    "The last change by hand was `%s`, and there is a workspace \"%s\" now. Giving it back its old state would lose the one that it has."
                            .formatted(last.command(), name));
        }
        backend.create(name);
        if (!last.before().equals(StateSnapshot.EMPTY)) {
            backend.store(name).push(last.before());
        }
        store.companions().delete(Companion.UNDO);
        out.println("Undone: %s".formatted(last.command()));
    }
}
