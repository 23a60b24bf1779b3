package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `terrane workspace show`.
public final class WorkspaceShowCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command("workspace show", "Shows which workspace is selected.");
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            context.invocation().out().println(Workspaces.current(context));
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
        new HumanReporter(context, false, false).diagnostics(diagnostics.list());
        return diagnostics.hasErrors() ? FAILED : OK;
    }
}
