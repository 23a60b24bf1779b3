package dev.terrane.cli.command;

import dev.terrane.backends.BackendContext.OlderPaths;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.ParseResult;

/// What the commands on workspaces have in common: the backend, open, and its problems told.
abstract class WorkspaceCommand implements Command {

    /// What is done with the backend.
    abstract void use(ParseResult arguments, StateBackend backend, CommandContext context)
            throws StateStoreException;

    @Override
    public final int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        try (StateBackend backend =
                Backends.here(context).open(Backends.context(context, OlderPaths.NONE))) {
            use(arguments, backend, context);
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
        new HumanReporter(context, false, false).diagnostics(diagnostics.list());
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    /// @throws StateStoreException where the environment decides which workspace it is
    static void refuseOverride(CommandContext context) throws StateStoreException {
        if (Workspaces.isOverridden(context)) {
            throw new StateStoreException(
                    "The workspace is chosen by TF_WORKSPACE",
                    "The environment variable TF_WORKSPACE says which workspace it is, whatever is selected. Unset it, and run this again.");
        }
    }

    /// @throws StateStoreException where it could not stand in a path or URL
    static void checkName(String name) throws StateStoreException {
        if (!name.matches("[A-Za-z0-9._~$&+=:@-]+") || name.equals(".") || name.equals("..")) {
            throw new StateStoreException(
                    "Invalid workspace name",
                    "\"%s\" can not name a workspace: only letters, digits and -._~ are allowed, and no separators of paths."
                            .formatted(name));
        }
    }

    static StateStoreException missing(String name) {
        return new StateStoreException(
                "Workspace does not exist",
                "There is no workspace \"%s\". `terrane workspace new %s` makes it, and `terrane workspace list` shows those that there are."
                        .formatted(name, name));
    }

    static StateStoreException unsupported(String type) {
        return new StateStoreException(
                "Workspaces not supported",
                "The backend \"%s\" keeps one state, and knows no workspaces.".formatted(type));
    }
}
