package dev.terrane.cli.command;

import dev.terrane.state.LocalWorkspaces;
import dev.terrane.state.StateStoreException;

/// Which workspace a command works in.
final class Workspaces {
    private Workspaces() {}

    static String current(CommandContext context) throws StateStoreException {
        return LocalWorkspaces.in(context.directory())
                .current(context.invocation().variable("TF_WORKSPACE").orElse(""));
    }
}
