package dev.terrane.cli.command;

import dev.terrane.config.Backend;
import dev.terrane.config.Configuration;
import dev.terrane.config.loading.ConfigurationLoader;
import dev.terrane.config.loading.DiskFiles;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;

/// Where the configuration says that its state is kept.
///
/// @param path of the state, empty for the usual one
/// @param workspaceDirectory of the states of other workspaces, empty for the usual one
record BackendSettings(String path, String workspaceDirectory) {
    static final BackendSettings USUAL = new BackendSettings("", "");

    /// @throws StateStoreException where it is kept in a way that is not supported yet
    static BackendSettings of(Configuration configuration) throws StateStoreException {
        return of(configuration.root().config().backend());
    }

    private static BackendSettings of(Optional<Backend> backend) throws StateStoreException {
        if (backend.isEmpty()) {
            return USUAL;
        }
        if (!backend.get().type().equals("local")) {
            throw new StateStoreException(
                    "Backend not supported yet",
                    "%s keeps the state in the backend \"%s\"; this version of Terrane keeps states on the local disk alone. Nothing was read or written."
                            .formatted(backend.get().range(), backend.get().type()));
        }
        Diagnostics problems = new Diagnostics();
        Map<String, Attribute> arguments = backend.get().body().attributes(problems);
        return new BackendSettings(text(arguments, "path"), text(arguments, "workspace_dir"));
    }

    /// For commands that need no configuration otherwise: one with mistakes does not keep them from
    /// reading the state at its usual place.
    static BackendSettings here(CommandContext context) throws StateStoreException {
        return of(ConfigurationLoader.backend(new DiskFiles(context.directory()), "."));
    }

    private static String text(Map<String, Attribute> arguments, String name) {
        Attribute argument = arguments.get(name);
        if (argument == null) {
            return "";
        }
        Value value = Evaluator.evaluateConstant(argument.expression(), new Diagnostics());
        return value instanceof Value.StringValue string ? string.text() : "";
    }
}
