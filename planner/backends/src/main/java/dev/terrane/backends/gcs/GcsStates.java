package dev.terrane.backends.gcs;

import dev.terrane.state.RemoteState;
import dev.terrane.state.RemoteStates;
import dev.terrane.state.StateStoreException;

import java.util.List;

/// The states of all workspaces: the objects `PREFIX/NAME.tfstate`.
final class GcsStates implements RemoteStates {
    private static final String ENDING = ".tfstate";

    private final GcsSettings settings;
    private final GcsClient client;

    GcsStates(GcsSettings settings, GcsClient client) {
        this.settings = settings;
        this.client = client;
    }

    @Override
    public List<String> workspaces() throws StateStoreException {
        return client.list(settings.prefix()).stream()
                .filter(name -> name.endsWith(ENDING))
                .map(name ->
                        name.substring(settings.prefix().length(), name.length() - ENDING.length()))
                .toList();
    }

    @Override
    public RemoteState state(String workspace) {
        return new GcsState(settings, workspace, client);
    }

    @Override
    public void delete(String workspace) throws StateStoreException {
        new GcsState(settings, workspace, client).delete();
    }
}
