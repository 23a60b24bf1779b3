package dev.terrane.backends.azurerm;

import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ListBlobsOptions;

import dev.terrane.state.RemoteState;
import dev.terrane.state.RemoteStates;
import dev.terrane.state.StateStoreException;

import java.util.List;

/// The states of all workspaces: the blobs `KEY` and `KEYenv:NAME`.
final class AzureStates implements RemoteStates {
    private static final String OF_WORKSPACE = "env:";

    private final AzureArguments arguments;
    private final AzureClients clients;

    AzureStates(AzureArguments arguments, AzureClients clients) {
        this.arguments = arguments;
        this.clients = clients;
    }

    @Override
    public List<String> workspaces() throws StateStoreException {
        String prefix = arguments.key() + OF_WORKSPACE;
        var container = clients.container();
        List<String> blobs =
                AzureProblems.telling(
                        arguments.toString(),
                        "listed",
                        () ->
                                container
                                        .listBlobs(new ListBlobsOptions().setPrefix(prefix), null)
                                        .stream()
                                        .map(BlobItem::getName)
                                        .toList());
        return blobs.stream()
                .map(name -> name.substring(prefix.length()))
                .filter(name -> !name.contains("/"))
                .toList();
    }

    @Override
    public RemoteState state(String workspace) {
        return azureState(workspace);
    }

    private AzureState azureState(String workspace) {
        String blob =
                workspace.equals("default")
                        ? arguments.key()
                        : arguments.key() + OF_WORKSPACE + workspace;
        return new AzureState(clients, arguments, blob);
    }

    @Override
    public void delete(String workspace) throws StateStoreException {
        azureState(workspace).delete();
    }
}
