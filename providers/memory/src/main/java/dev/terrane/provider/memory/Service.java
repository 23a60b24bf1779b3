package dev.terrane.provider.memory;

import dev.terrane.spi.Problem;

import java.util.List;
import java.util.Optional;

/// The cloud as a provider meets it: with what goes wrong in it, and a log of what was asked.
record Service(Cloud cloud, Faults faults, CallLog calls) {
    private static final int KILLED = 137;

    /// To be asked before an operation.
    ///
    /// @return the fault that the caller has to act out, if any
    Optional<Fault.Kind> begin(Operation operation, String name) {
        calls.add(operation, List.of(name));
        Optional<Fault.Kind> fault = faults.meeting(operation, name);
        fault.filter(kind -> kind == Fault.Kind.DIES_BEFORE).ifPresent(kind -> die());
        return fault;
    }

    /// To be told after an operation was done.
    static void done(Optional<Fault.Kind> fault) {
        fault.filter(kind -> kind == Fault.Kind.DIES_AFTER).ifPresent(kind -> die());
    }

    /// Like being killed: nothing is tidied up.
    private static void die() {
        Runtime.getRuntime().halt(KILLED);
    }

    static Problem refusal(Operation operation, String name) {
        return Problem.error(
                "Operation failed",
                "The cloud failed to " + verb(operation) + " the object \"" + name + "\".");
    }

    private static String verb(Operation operation) {
        return switch (operation) {
            case READ, READ_MANY -> "read";
            case CREATE -> "create";
            case UPDATE -> "update";
            case DELETE -> "delete";
            case OPEN -> "open";
            case RENEW -> "renew";
            case CLOSE -> "close";
            case INVOKE -> "leave";
        };
    }
}
