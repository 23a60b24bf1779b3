package dev.terrane.backends.consul;

import dev.terrane.state.RemoteStates;
import dev.terrane.state.StateStoreException;

import java.util.List;

/// The states of all workspaces: the default one at the path, others at `PATH-env:NAME`.
final class ConsulStates implements RemoteStates {
    private static final String OF_WORKSPACE = "-env:";

    private final ConsulSettings settings;
    private final ConsulCalls calls;

    ConsulStates(ConsulSettings settings, ConsulCalls calls) {
        this.settings = settings;
        this.calls = calls;
    }

    @Override
    public List<String> workspaces() throws StateStoreException {
        String prefix = settings.path() + OF_WORKSPACE;
        return calls.keys(prefix).stream()
                .map(key -> key.substring(prefix.length()))
                .filter(name -> !name.contains("/"))
                .distinct()
                .toList();
    }

    @Override
    public ConsulState state(String workspace) {
        String path =
                workspace.equals("default")
                        ? settings.path()
                        : settings.path() + OF_WORKSPACE + workspace;
        return new ConsulState(settings, path, calls);
    }

    @Override
    public void delete(String workspace) throws StateStoreException {
        state(workspace).delete();
    }

    @Override
    public void close() {
        calls.close();
    }
}
