package dev.terrane.cli.command;

import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.PrintStream;

/// `terrane workspace list`.
public final class WorkspaceListCommand extends WorkspaceCommand {
    @Override
    public CommandSpec spec() {
        return Options.command("workspace list", "Lists the workspaces, the selected one marked.");
    }

    @Override
    void use(ParseResult arguments, StateBackend backend, CommandContext context)
            throws StateStoreException {
        if (!backend.hasWorkspaces()) {
            throw unsupported(backend.type());
        }
        String current = Workspaces.current(context);
        PrintStream out = context.invocation().out();
        for (String name : backend.workspaces()) {
            out.println((name.equals(current) ? "* " : "  ") + name);
        }
        out.println();
        if (Workspaces.isOverridden(context)) {
            context.invocation()
                    .err()
                    .println("The environment variable TF_WORKSPACE says which one is used.");
        }
    }
}
