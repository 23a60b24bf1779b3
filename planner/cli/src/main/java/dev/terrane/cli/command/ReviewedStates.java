package dev.terrane.cli.command;

import dev.terrane.backends.ChosenBackend;
import dev.terrane.cli.BackendTable;
import dev.terrane.spi.ProviderContext.RemoteStateException;
import dev.terrane.spi.ProviderContext.RemoteStates;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// The states that a plan in review reads: those of the projects of the base branch, wherever these keep them, and
/// others where no file outside of the repository is read, and no server is told credentials that it is not told
/// on the base branch.
final class ReviewedStates implements RemoteStates {
    private static final String LOCAL = "local";

    private final OtherStates states;
    private final RemoteStates enclosed;
    private final CommandContext context;
    private final ReviewLimits limits;
    private @Nullable BaseStates base;

    /// @param enclosed the same, of which those that are files lie in the repository
    ReviewedStates(
            OtherStates states,
            RemoteStates enclosed,
            CommandContext context,
            ReviewLimits limits) {
        this.states = states;
        this.enclosed = enclosed;
        this.context = context;
        this.limits = limits;
    }

    @Override
    public Value outputs(String backend, Value config, String workspace)
            throws RemoteStateException {
        if (BackendTable.find(backend).isEmpty()) {
            return states.outputs(backend, config, workspace);
        }
        ChosenBackend chosen = OtherStates.choose(backend, config);
        BaseStates known = base();
        if (known.has(StatePlace.of(chosen, context.directory(), workspace))) {
            return states.outputs(backend, config, workspace);
        }
        if (backend.equals(LOCAL)) {
            return enclosed.outputs(backend, config, workspace);
        }
        Optional<StateServer> server = StateServer.of(chosen);
        if (server.isPresent() && !known.has(server.get())) {
            throw new RemoteStateException(
                    "No project of the base branch keeps its state on a server that is reached like that, and a plan in review shows its credentials to no others.");
        }
        return states.outputs(backend, config, workspace);
    }

    /// Read once, and only where a plan asks for another state.
    private synchronized BaseStates base() {
        if (base == null) {
            base = new BaseStates(limits, context);
        }
        return base;
    }

    @Override
    public Optional<RemoteStateException> problem(String backend, Value config) {
        return states.problem(backend, config);
    }
}
