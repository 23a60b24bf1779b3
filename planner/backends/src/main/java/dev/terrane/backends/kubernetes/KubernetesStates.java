package dev.terrane.backends.kubernetes;

import dev.terrane.state.RemoteStates;
import dev.terrane.state.StateStoreException;

import io.fabric8.kubernetes.client.KubernetesClientException;

import java.util.List;

/// The states of all workspaces: Secrets with the same suffix in one namespace.
final class KubernetesStates implements RemoteStates {
    private final KubernetesSettings settings;
    private final KubernetesAccess access;

    KubernetesStates(KubernetesSettings settings, KubernetesAccess access) {
        this.settings = settings;
        this.access = access;
    }

    @Override
    public List<String> workspaces() throws StateStoreException {
        var client = access.client();
        try {
            return client
                    .secrets()
                    .inNamespace(settings.namespace())
                    .withLabels(settings.labelsOfStates())
                    .list()
                    .getItems()
                    .stream()
                    .map(secret ->
                            secret.getMetadata()
                                    .getLabels()
                                    .getOrDefault(KubernetesSettings.WORKSPACE, ""))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();
        } catch (KubernetesClientException e) {
            throw new KubernetesProblems(settings.namespace()).failed("listed", e);
        }
    }

    @Override
    public KubernetesState state(String workspace) {
        return new KubernetesState(settings, access, workspace);
    }

    @Override
    public void delete(String workspace) throws StateStoreException {
        state(workspace).delete();
    }

    @Override
    public void close() {
        access.close();
    }
}
