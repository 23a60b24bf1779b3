package dev.terrane.cli.command;

import dev.terrane.backends.SelectedWorkspace;
import dev.terrane.state.StateStoreException;

/// Which workspace a command works in.
final class Workspaces {
    private static final String VARIABLE = "TF_WORKSPACE";

    private Workspaces() {}

    static String current(CommandContext context) throws StateStoreException {
        return selected(context).current(context.invocation().variable(VARIABLE).orElse(""));
    }

    /// Whether the environment decides, whatever was selected.
    static boolean isOverridden(CommandContext context) {
        return context.invocation().variable(VARIABLE).isPresent();
    }

    static SelectedWorkspace selected(CommandContext context) {
        return new SelectedWorkspace(Backends.dataDirectory(context));
    }
}
