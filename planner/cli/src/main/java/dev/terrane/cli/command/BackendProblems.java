package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.state.StateStoreException;

/// What is said where a command does not know yet where the state is.
final class BackendProblems {
    private static final String INIT =
            "Backend initialization required, please run \"terrane init\"";
    private static final String CHOICE =
            "Run \"terrane init -migrate-state\" to take the state along, or \"terrane init -reconfigure\" to leave it where it is.";

    private BackendProblems() {}

    static StateStoreException unset(String type) {
        return new StateStoreException(
                INIT,
                "The state is kept in the backend \"%s\", and the configuration names no backend any more. %s"
                        .formatted(type, CHOICE));
    }

    static StateStoreException changed(String from, String to) {
        return new StateStoreException(
                INIT,
                "The state is kept in the backend \"%s\", and the configuration names \"%s\" now. %s"
                        .formatted(from, to, CHOICE));
    }

    static StateStoreException argumentsChanged(String type) {
        return new StateStoreException(
                INIT,
                "The arguments of the backend \"%s\" are not what they were when it was set up. %s"
                        .formatted(type, CHOICE));
    }

    static StateStoreException incomplete(String type, String argument) {
        return new StateStoreException(
                INIT,
                "The backend \"%s\" needs \"%s\", which the configuration does not give: give it to \"terrane init -backend-config=%s=...\"."
                        .formatted(type, argument, argument));
    }

    static StateStoreException stateElsewhere(String type) {
        return new StateStoreException(
                INIT,
                "\"terraform.tfstate\" in this folder holds a state, and the configuration keeps it in the backend \"%s\" now. %s"
                        .formatted(type, CHOICE));
    }

    static StateStoreException unknownSaved(String type) {
        return new StateStoreException(
                "Unsupported backend type",
                "The state was set up to be kept in the backend \"%s\", which this version of Terrane does not have. Nothing was read or written."
                        .formatted(type));
    }

    static StateStoreException mistaken(Diagnostics problems) {
        return new StateStoreException(
                problems.list().stream().filter(Diagnostic::isError).toList());
    }
}
