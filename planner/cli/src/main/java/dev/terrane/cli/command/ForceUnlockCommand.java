package dev.terrane.cli.command;

import dev.terrane.backends.BackendContext.OlderPaths;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `terrane force-unlock ID`: takes a lock away that a command has left behind.
public final class ForceUnlockCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "force-unlock", "Takes a lock away that an ended command has left behind.")
                .addOption(Options.toggle("force", false, "Does not ask."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addPositional(Options.arguments("ID", "1", "The lock's, as it was shown."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        String id = Options.positionals(arguments).getFirst();
        boolean sure =
                Options.isOn(arguments, "force")
                        || Approval.yes(
                                "Do you really want to take this lock away? Whoever holds it may be at work, and two that write at once lose what one of them did.",
                                context);
        if (!sure) {
            context.invocation().out().println("The lock stays.");
            return FAILED;
        }
        Diagnostics diagnostics = new Diagnostics();
        try {
            States.here(
                    context,
                    OlderPaths.NONE,
                    store -> {
                        store.forceUnlock(id);
                        StateSnapshot state = store.read();
                        Auditing.keepLocked(
                                context,
                                store,
                                Auditing.deed("force-unlock", state, state, true),
                                diagnostics);
                        return true;
                    });
            context.invocation().out().println("The lock \"%s\" was taken away.".formatted(id));
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
        new HumanReporter(context, Options.isOn(arguments, "no-color"), false)
                .diagnostics(diagnostics.list());
        return diagnostics.hasErrors() ? FAILED : OK;
    }
}
