package dev.terrane.state;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A backend that keeps its states far away.
public final class RemoteBackend implements StateBackend {
    private final String type;
    private final RemoteStates states;
    private final Surroundings surroundings;

    /// What a store needs of the process.
    ///
    /// @param localFolder where that is kept which the place can not keep
    /// @param rescueFolder where a state goes that could not be saved
    /// @param ids random ones, for lineages and locks
    /// @param waiting is told once for whose lock a command waits
    public record Surroundings(
            Path localFolder,
            Path rescueFolder,
            StateFiles files,
            Clock clock,
            Supplier<UUID> ids,
            Consumer<String> waiting,
            StateEncryption encryption) {}

    public RemoteBackend(String type, RemoteStates states, Surroundings surroundings) {
        this.type = type;
        this.states = states;
        this.surroundings = surroundings;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public boolean hasWorkspaces() {
        return states.hasWorkspaces();
    }

    @Override
    public List<String> workspaces() throws StateStoreException {
        List<String> all = new ArrayList<>(List.of(LocalWorkspaces.DEFAULT));
        states.workspaces().stream()
                .filter(name -> !name.equals(LocalWorkspaces.DEFAULT))
                .sorted()
                .distinct()
                .forEach(all::add);
        return all;
    }

    @Override
    public StateStore store(String workspace) throws StateStoreException {
        return new RemoteStateStore(states.state(workspace), workspace, surroundings);
    }

    /// An empty state is saved, as Terraform does, so that others see the workspace.
    @Override
    public void create(String workspace) throws StateStoreException {
        StateStore store = store(workspace);
        if (store.read().lineage().isEmpty()) {
            store.push(StateSnapshot.EMPTY.numbered(surroundings.ids().get().toString(), 0));
        }
    }

    @Override
    public void delete(String workspace) throws StateStoreException {
        states.delete(workspace);
    }

    @Override
    public void close() {
        states.close();
    }
}
