package dev.terrane.state;

import java.util.List;

/// Where a configuration keeps its states, one for each workspace.
public interface StateBackend extends AutoCloseable {

    /// As people are told, such as `local` or `s3`.
    String type();

    /// Whether it can keep more than the state of the default workspace.
    default boolean hasWorkspaces() {
        return true;
    }

    /// The names of all workspaces, the default one first, the others in order.
    ///
    /// @throws StateStoreException also where this backend has only one
    List<String> workspaces() throws StateStoreException;

    /// The state of a workspace. Nothing is made by asking for it.
    StateStore store(String workspace) throws StateStoreException;

    /// Makes a workspace that has no state yet, so that it is listed.
    void create(String workspace) throws StateStoreException;

    /// Deletes a workspace with its state and all that lies beside it.
    void delete(String workspace) throws StateStoreException;

    /// Ends what was opened to reach the states.
    @Override
    default void close() {}
}
