package dev.terrane.backends.http;

import dev.terrane.state.RemoteState;
import dev.terrane.state.RemoteStates;
import dev.terrane.state.StateStoreException;

import java.util.List;

/// The one state that an address names.
final class HttpStates implements RemoteStates {
    private final HttpSettings settings;
    private final HttpCaller caller;

    HttpStates(HttpSettings settings, HttpCaller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    @Override
    public boolean hasWorkspaces() {
        return false;
    }

    @Override
    public List<String> workspaces() {
        return List.of();
    }

    @Override
    public RemoteState state(String workspace) throws StateStoreException {
        if (!workspace.equals("default")) {
            throw new StateStoreException(
                    "Workspaces not supported",
                    "The backend \"http\" keeps one state, and the workspace \"%s\" is selected. Select the default one, or choose another backend."
                            .formatted(workspace));
        }
        return new HttpState(settings, caller);
    }

    @Override
    public void delete(String workspace) throws StateStoreException {
        caller.call(settings.address(), "DELETE", new byte[0], java.util.Map.of());
    }

    @Override
    public void close() {
        caller.close();
    }
}
