package dev.terrane.testing;

import dev.terrane.config.test.TestRun;
import dev.terrane.state.StateSnapshot;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What the runs of one file have made so far. Parallel runs use it at the same time.
final class FileStates {
    private final Map<String, Kept> states = new HashMap<>();
    private final Map<String, RunOutputs> outputs = new ConcurrentHashMap<>();

    /// A state, and with what it can be destroyed.
    ///
    /// @param last the run that has changed it last
    /// @param index of that run in its file
    record Kept(StateSnapshot state, TestRun last, RunSetup setup, int index) {
        /// What was only looked up needs no destroying.
        boolean hasObjects() {
            return state.resources().keySet().stream()
                    .anyMatch(address -> address.resource().isManaged());
        }
    }

    synchronized StateSnapshot state(TestRun run) {
        Kept kept = states.get(run.state());
        return kept == null ? StateSnapshot.EMPTY : kept.state();
    }

    synchronized void keep(StateSnapshot state, TestRun run, RunSetup setup, int index) {
        states.put(run.state(), new Kept(state, run, setup, index));
    }

    /// Those that are not empty, the one that was changed last first.
    synchronized List<Kept> toDestroy() {
        return states.values().stream()
                .filter(Kept::hasObjects)
                .sorted(Comparator.comparingInt(Kept::index).reversed())
                .toList();
    }

    void finished(RunOutputs run) {
        outputs.put(run.run().name(), run);
    }

    /// The outputs of the runs that have come to their end, by name.
    Map<String, RunOutputs> outputs() {
        return Map.copyOf(outputs);
    }
}
