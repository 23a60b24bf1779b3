package dev.terrane.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class InterruptedSavingTest {
    private static final StateSnapshot OLD =
            States.holding("cloud_net.a", "cloud_net.b", "cloud_net.c").numbered("line", 7);
    private static final StateSnapshot NEW =
            States.holding("cloud_net.a", "cloud_host.new").numbered("line", 8);

    @TempDir Path directory;

    @Test
    void whoeverIsKilledAtAnyStepLeavesTheOldStateOrTheNewOne() throws Exception {
        List<Long> serials = new ArrayList<>();
        for (int step = 0; ; step++) {
            Path folder = withOldState("kill" + step);
            FailingAccess access = FailingAccess.killedAtStep(folder, step);
            saveUntilKilled(States.store(folder, access));
            access.closeAll();
            if (!access.hasKilled()) {
                break;
            }
            StateSnapshot seen = States.store(folder).read();
            assertThat(seen).as("step %d", step).isIn(OLD, NEW);
            assertThat(lockedRead(folder)).as("step %d", step).isEqualTo(seen);
            assertThat(terraformSees(folder)).as("step %d", step).isEqualTo(seen);
            serials.add(seen.serial());
        }
        assertThat(serials).contains(7L, 8L).isSorted().hasSizeGreaterThan(10);
    }

    @Test
    void aFullDiskLosesNeitherTheOldStateNorTheNewOne() throws Exception {
        long used = Files.size(withOldState("size").resolve("terraform.tfstate"));
        List<String> outcomes = new ArrayList<>();
        for (long capacity = used; capacity < used * 5; capacity += 61) {
            Path folder = withOldState("full" + capacity);
            outcomes.add(saveOnDiskOf(folder, capacity));
        }
        assertThat(outcomes).contains("nowhere", "errored", "saved").doesNotContain("lost");
    }

    private String saveOnDiskOf(Path folder, long capacity) throws Exception {
        LocalStateStore store = States.store(folder, FailingAccess.fullAt(folder, capacity));
        try (StateLock _ = store.lock(States.AT_ONCE)) {
            store.write(NEW);
            assertThat(States.store(folder).read()).isEqualTo(NEW);
            return "saved";
        } catch (StateStoreException e) {
            return outcome(folder, e);
        }
    }

    private static String outcome(Path folder, StateStoreException e) throws Exception {
        StateSnapshot seen = States.store(folder).read();
        Path errored = folder.resolve("errored.tfstate");
        if (Files.exists(errored)) {
            assertThat(e.detail()).contains("state push errored.tfstate");
            assertThat(StateReader.read(Files.readAllBytes(errored))).isEqualTo(NEW);
            assertThat(seen).isEqualTo(OLD);
            return "errored";
        }
        assertThat(seen).isIn(OLD, NEW);
        return seen.equals(NEW) ? "beside" : "nowhere";
    }

    private static void saveUntilKilled(LocalStateStore store) throws StateStoreException {
        try (StateLock _ = store.lock(States.AT_ONCE)) {
            store.write(NEW);
        } catch (FailingAccess.Killed e) {
            assertThat(e).isNotNull();
        }
    }

    private static StateSnapshot lockedRead(Path folder) throws StateStoreException {
        LocalStateStore store = States.store(folder);
        try (StateLock _ = store.lock(States.AT_ONCE)) {
            return store.read();
        }
    }

    /// The file itself, which is whole as soon as somebody has taken the lock.
    private static StateSnapshot terraformSees(Path folder) throws Exception {
        return StateReader.read(Files.readAllBytes(folder.resolve("terraform.tfstate")));
    }

    private Path withOldState(String name) throws IOException {
        Path folder = Files.createDirectory(directory.resolve(name));
        try (var to = Files.newOutputStream(folder.resolve("terraform.tfstate"))) {
            StateWriter.write(OLD, to);
        }
        return folder;
    }
}
