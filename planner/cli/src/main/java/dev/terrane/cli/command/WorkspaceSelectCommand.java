package dev.terrane.cli.command;

import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `terrane workspace select NAME`.
public final class WorkspaceSelectCommand extends WorkspaceCommand {
    @Override
    public CommandSpec spec() {
        return Options.command("workspace select", "Selects a workspace.")
                .addOption(Options.toggle("or-create", false, "Makes it where it is missing."))
                .addPositional(Options.arguments("NAME", "1", "Which one."));
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
        if (name.equals(Workspaces.current(context))) {
            return;
        }
        boolean there = backend.workspaces().contains(name);
        if (!there && !Options.isOn(arguments, "or-create")) {
            throw missing(name);
        }
        if (!there) {
            backend.create(name);
        }
        Workspaces.selected(context).select(name);
        context.invocation()
                .out()
                .println(
                        there
                                ? "The workspace \"%s\" is selected.".formatted(name)
                                : "The workspace \"%s\" was made, and is selected."
                                        .formatted(name));
    }
}
