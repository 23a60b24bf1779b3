package dev.terrane.backends.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContract;
import dev.terrane.backends.SampleStates;
import dev.terrane.state.RemoteBackend;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// What [dev.terrane.state.RemoteStateStore] does for all backends that are far away.
class MemoryBackendTest extends BackendContract {
    private final MemoryStates states = new MemoryStates();

    @Override
    protected StateBackend open(BackendContext context) {
        return new RemoteBackend("memory", states, context.surroundings());
    }

    /// Whichever call finds the connection cut off: what was done is in the state, in the journal, or
    /// in a file that the message names.
    @Test
    void nothingIsLostWhicheverCallFails() throws Exception {
        for (int call = 1; ; call++) {
            MemoryBackendTest fresh = new MemoryBackendTest();
            Path folder = Files.createTempDirectory("cut-off");
            try {
                if (fresh.survives(call, folder)) {
                    return;
                }
            } finally {
                delete(folder);
            }
        }
    }

    /// @return whether all calls were made before that one
    private boolean survives(int failing, Path folder) throws Exception {
        StateBackend backend = new RemoteBackend("memory", states, context(folder).surroundings());
        StateSnapshot base = backend.store("default").write(SampleStates.with("a"));
        states.failAtCall(failing);
        boolean asked = false;
        String told = "";
        StateStore store = backend.store("default");
        try (StateLock lock = store.lock(request(Duration.ZERO))) {
            assertThat(lock.id()).isNotEmpty();
            store.recover();
            var journal = store.openJournal(base);
            for (var next : SampleStates.record("b")) {
                journal.append(next);
                asked = true;
            }
            store.write(SampleStates.with("a", "b"));
            journal.close();
        } catch (StateStoreException | java.io.UncheckedIOException e) {
            told = String.valueOf(e.getMessage());
        }
        boolean over = states.callsLeft() > 0;
        states.failAtCall(Integer.MAX_VALUE);
        var found = backend.store("default").fold();
        boolean known = found.state().resources().size() == 2 || !found.inDoubt().isEmpty();
        boolean rescued = Files.exists(folder.resolve("errored.tfstate"));
        assertThat(!asked || known || rescued).as("call %d: %s", failing, told).isTrue();
        return over;
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
