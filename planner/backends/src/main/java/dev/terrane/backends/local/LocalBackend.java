package dev.terrane.backends.local;

import dev.terrane.backends.BackendContext;
import dev.terrane.state.LocalStatePaths;
import dev.terrane.state.LocalStateStore;
import dev.terrane.state.LocalWorkspaces;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;

import java.util.List;

/// The states of one folder, a file for each workspace.
final class LocalBackend implements StateBackend {
    private final String path;
    private final String workspaceDirectory;
    private final BackendContext context;
    private final LocalWorkspaces workspaces;

    /// @param path of the default workspace's state, empty for the usual one
    /// @param workspaceDirectory of the other ones, empty for the usual one
    LocalBackend(String path, String workspaceDirectory, BackendContext context) {
        this.path = path;
        this.workspaceDirectory = workspaceDirectory;
        this.context = context;
        this.workspaces = LocalWorkspaces.in(context.directory(), workspaceDirectory);
    }

    @Override
    public String type() {
        return "local";
    }

    @Override
    public List<String> workspaces() throws StateStoreException {
        return workspaces.list();
    }

    @Override
    public StateStore store(String workspace) {
        return new LocalStateStore(
                paths(workspace),
                context.files(),
                context.clock(),
                context.ids(),
                context.encryption(),
                context.waiting());
    }

    private LocalStatePaths paths(String workspace) {
        BackendContext.OlderPaths older = context.paths();
        LocalStatePaths usual = usual(workspace, older);
        return older.backup().isEmpty() && !older.backupStamp().isEmpty()
                ? usual.withStampedBackup(older.backupStamp())
                : usual;
    }

    private LocalStatePaths usual(String workspace, BackendContext.OlderPaths older) {
        return LocalStatePaths.of(
                context.directory(),
                workspace,
                new LocalStatePaths.Options(
                        path, workspaceDirectory, older.state(), older.stateOut(), older.backup()));
    }

    @Override
    public void create(String workspace) throws StateStoreException {
        workspaces.create(workspace);
    }

    @Override
    public void delete(String workspace) throws StateStoreException {
        workspaces.delete(workspace);
    }
}
