package dev.terrane.provider.terraform;

import dev.terrane.spi.ProviderContext.RemoteStateException;
import dev.terrane.spi.ProviderContext.RemoteStates;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;

/// One state, in the workspace `default` of the backend `local`.
record OtherStates(Map<String, Value> outputs) implements RemoteStates {

    @Override
    public Value outputs(String backend, Value config, String workspace)
            throws RemoteStateException {
        if (!workspace.equals("default")) {
            throw new RemoteStateException(
                    RemoteStateException.Cause.WORKSPACE, "there is no workspace " + workspace);
        }
        return Value.object(outputs);
    }

    @Override
    public Optional<RemoteStateException> problem(String backend, Value config) {
        return backend.equals("local")
                ? Optional.empty()
                : Optional.of(
                        new RemoteStateException(
                                RemoteStateException.Cause.BACKEND,
                                "there is no backend " + backend));
    }
}
