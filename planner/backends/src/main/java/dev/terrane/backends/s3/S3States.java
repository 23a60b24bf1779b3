package dev.terrane.backends.s3;

import dev.terrane.backends.aws.AwsClients;
import dev.terrane.state.RemoteState;
import dev.terrane.state.RemoteStates;
import dev.terrane.state.StateStoreException;

import java.util.List;

/// The states of all workspaces in one bucket.
final class S3States implements RemoteStates {
    private final S3Settings settings;
    private final AwsClients clients;

    S3States(S3Settings settings, AwsClients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    @Override
    public List<String> workspaces() throws StateStoreException {
        return objects("default").list(settings.workspacePrefix() + "/").stream()
                .flatMap(object -> settings.workspaceOf(object).stream())
                .toList();
    }

    @Override
    public RemoteState state(String workspace) throws StateStoreException {
        return s3State(workspace);
    }

    private S3State s3State(String workspace) throws StateStoreException {
        return new S3State(
                settings,
                settings.keyOf(workspace),
                objects(workspace),
                settings.lockTable().isEmpty()
                        ? java.util.Optional.empty()
                        : java.util.Optional.of(
                                new LockTable(
                                        clients.dynamoDb(),
                                        settings.lockTable().get(),
                                        settings.bucket() + "/" + settings.keyOf(workspace))));
    }

    private S3Objects objects(String workspace) throws StateStoreException {
        return new S3Objects(clients.s3(), settings, settings.keyOf(workspace));
    }

    @Override
    public void delete(String workspace) throws StateStoreException {
        S3State state = s3State(workspace);
        state.companions().orElseThrow().deleteAll();
        state.delete();
    }

    @Override
    public void close() {
        clients.close();
    }
}
