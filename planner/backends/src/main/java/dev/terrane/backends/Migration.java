package dev.terrane.backends;

import dev.terrane.state.LocalWorkspaces;
import dev.terrane.state.LockRequest;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes all states of a configuration from one backend to another, with what lies beside them.
///
/// Nothing is taken away from where they were: a local state that moves to its first backend is
/// emptied, with a backup, after its copy was read again and found to be the same.
public final class Migration {
    private final StateBackend from;
    private final StateBackend to;

    /// @param from is left as it is, or retired
    public Migration(StateBackend from, StateBackend to) {
        this.from = from;
        this.to = to;
    }

    /// What would have to be copied.
    ///
    /// @param states that exist at the source and are not at the target
    /// @param overwritten of those, the workspaces that hold another state at the target
    public record Extent(List<String> states, List<String> overwritten) {
        public Extent {
            states = List.copyOf(states);
            overwritten = List.copyOf(overwritten);
        }
    }

    /// @throws StateStoreException also where the target can keep only one state, and there are more
    public Extent extent() throws StateStoreException {
        List<String> states = new ArrayList<>();
        List<String> overwritten = new ArrayList<>();
        for (String workspace : from.hasWorkspaces() ? from.workspaces() : onlyDefault()) {
            StateSnapshot source = from.store(workspace).fold().state();
            if (isNothing(source)) {
                continue;
            }
            refuseFurther(workspace);
            StateSnapshot target = to.store(workspace).read();
            if (source.equals(target)) {
                continue;
            }
            states.add(workspace);
            if (!target.isEmpty()) {
                overwritten.add(workspace);
            }
        }
        return new Extent(states, overwritten);
    }

    private static List<String> onlyDefault() {
        return List.of(LocalWorkspaces.DEFAULT);
    }

    private static boolean isNothing(StateSnapshot state) {
        return state.isEmpty() && state.lineage().isEmpty();
    }

    private void refuseFurther(String workspace) throws StateStoreException {
        if (!workspace.equals(LocalWorkspaces.DEFAULT) && !to.hasWorkspaces()) {
            throw new StateStoreException(
                    "Workspaces not supported",
                    "The workspace \"%s\" has a state, and the backend \"%s\" can keep only one. Nothing was copied: delete the workspace, or choose another backend."
                            .formatted(workspace, to.type()));
        }
    }

    /// Copies what was found.
    ///
    /// @param lock nothing for `-lock=false`
    public void copy(Extent extent, Optional<LockRequest> lock) throws StateStoreException {
        for (String workspace : extent.states()) {
            copy(from.store(workspace), to.store(workspace), workspace, lock);
        }
    }

    private void copy(
            StateStore source, StateStore target, String workspace, Optional<LockRequest> lock)
            throws StateStoreException {
        Optional<StateLock> held =
                lock.isEmpty() ? Optional.empty() : Optional.of(source.lock(lock.get()));
        try {
            StateSnapshot state = source.recover().state();
            Optional<StateLock> taken =
                    lock.isEmpty() ? Optional.empty() : Optional.of(target.lock(lock.get()));
            try {
                target.push(state);
                source.companions().copyTo(target.companions());
            } finally {
                release(taken);
            }
            verify(state, source, workspace);
        } finally {
            release(held);
        }
    }

    private static void release(Optional<StateLock> lock) throws StateStoreException {
        if (lock.isPresent()) {
            lock.get().close();
        }
    }

    /// What is read again must be what was written, before anything is taken away.
    private void verify(StateSnapshot state, StateStore source, String workspace)
            throws StateStoreException {
        StateStore target = to.store(workspace);
        StateSnapshot arrived = target.read();
        boolean same =
                arrived.sameContent(state)
                        && arrived.serial() == state.serial()
                        && arrived.lineage().equals(state.lineage())
                        && source.companions().areAllIn(target.companions());
        if (!same) {
            throw new StateStoreException(
                    "The copied state is not the same",
                    "What the backend \"%s\" gives back for the workspace \"%s\" is not what was written to it. The state is still where it was, and the backend was not changed."
                            .formatted(to.type(), workspace));
        }
    }

    /// Empties the states that were copied, where a local one would otherwise be taken for the state.
    public void retire(Extent extent) throws StateStoreException {
        for (String workspace : extent.states()) {
            from.store(workspace).retire();
        }
    }
}
