package dev.terrane.state;

import java.util.List;

/// The states of one configuration far away: what a backend implements beside [RemoteState].
public interface RemoteStates extends AutoCloseable {

    /// Whether it can keep more than one state; otherwise only the default workspace is asked for.
    default boolean hasWorkspaces() {
        return true;
    }

    /// All workspaces that have a state or were made, without the default one.
    List<String> workspaces() throws StateStoreException;

    /// The state of a workspace. Asks nothing of the place yet.
    RemoteState state(String workspace) throws StateStoreException;

    /// Deletes the state of a workspace, and what lies beside it.
    void delete(String workspace) throws StateStoreException;

    @Override
    default void close() {}
}
