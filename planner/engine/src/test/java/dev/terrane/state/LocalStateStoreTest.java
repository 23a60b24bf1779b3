package dev.terrane.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class LocalStateStoreTest {
    @TempDir Path directory;

    @Test
    void isEmptyWhereNothingWasSaved() throws Exception {
        assertThat(States.store(directory).read()).isEqualTo(StateSnapshot.EMPTY);
    }

    @Test
    void givesTheFirstSnapshotALineage() throws Exception {
        StateSnapshot saved = save(States.holding("cloud_net.a"));

        assertThat(saved.lineage()).isEqualTo(States.ID.toString());
        assertThat(saved.serial()).isEqualTo(1);
        assertThat(States.store(directory).read()).isEqualTo(saved);
        assertThat(names()).containsExactly("terraform.tfstate");
    }

    @Test
    void countsSnapshotsAndKeepsTheOneBeforeThem() throws Exception {
        StateSnapshot first = save(States.holding("cloud_net.a"));
        StateSnapshot second = save(States.holding("cloud_net.a", "cloud_net.b"));

        assertThat(second.serial()).isEqualTo(2);
        assertThat(second.lineage()).isEqualTo(first.lineage());
        assertThat(names()).containsExactly("terraform.tfstate", "terraform.tfstate.backup");
        assertThat(
                        StateReader.read(
                                Files.readAllBytes(directory.resolve("terraform.tfstate.backup"))))
                .isEqualTo(first);
    }

    @Test
    void backsUpWhatWasThereBeforeTheCommandThatSavesTwice() throws Exception {
        StateSnapshot first = save(States.holding("cloud_net.a"));
        LocalStateStore store = States.store(directory);
        try (StateLock _ = store.lock(States.AT_ONCE)) {
            store.write(States.holding("cloud_net.b"));
            assertThat(store.write(States.holding("cloud_net.c")).serial()).isEqualTo(3);
        }

        assertThat(
                        StateReader.read(
                                Files.readAllBytes(directory.resolve("terraform.tfstate.backup"))))
                .isEqualTo(first);
    }

    @Test
    void writesNothingWhereNothingChanged() throws Exception {
        save(States.holding("cloud_net.a"));
        var before = Files.getLastModifiedTime(directory.resolve("terraform.tfstate"));

        assertThat(save(States.holding("cloud_net.a")).serial()).isEqualTo(1);
        assertThat(Files.getLastModifiedTime(directory.resolve("terraform.tfstate")))
                .isEqualTo(before);
        assertThat(names()).containsExactly("terraform.tfstate");
    }

    @Test
    void leavesNoFileWhereALockWasAll() throws Exception {
        try (StateLock _ = States.store(directory).lock(States.AT_ONCE)) {
            assertThat(names())
                    .containsExactly(".terraform.tfstate.lock.info", "terraform.tfstate");
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void savesElsewhereWhereAskedTo() throws Exception {
        StateSnapshot first = save(States.holding("cloud_net.a"));
        var options = new LocalStatePaths.Options("", "", "", "out.tfstate", "-");
        LocalStateStore store =
                new LocalStateStore(
                        LocalStatePaths.of(directory, "default", options),
                        new StateFiles(),
                        States.CLOCK,
                        () -> States.ID);
        try (StateLock _ = store.lock(States.AT_ONCE)) {
            assertThat(store.read()).isEqualTo(first);
            store.write(States.holding("cloud_net.b"));
        }

        assertThat(States.store(directory).read()).isEqualTo(first);
        assertThat(StateReader.read(Files.readAllBytes(directory.resolve("out.tfstate"))).serial())
                .isEqualTo(2);
        assertThat(names()).containsExactly("out.tfstate", "terraform.tfstate");
    }

    @Test
    void savesWithoutALockToo() throws Exception {
        LocalStateStore store = States.store(directory);
        store.write(States.holding("cloud_net.a"));

        assertThat(store.write(States.holding("cloud_net.b")).serial()).isEqualTo(2);
        assertThat(States.store(directory).read().serial()).isEqualTo(2);
    }

    @Test
    void pushesASnapshotAsItIs() throws Exception {
        save(States.holding("cloud_net.a"));
        StateSnapshot other = States.holding("cloud_net.b").numbered("other", 40);
        LocalStateStore store = States.store(directory);
        try (StateLock _ = store.lock(States.AT_ONCE)) {
            store.push(other);
        }

        assertThat(States.store(directory).read()).isEqualTo(other);
    }

    @Test
    void saysWhichFileIsDamagedAndWhereTheBackupIs() throws Exception {
        Files.writeString(directory.resolve("terraform.tfstate"), "{\"version\":4,");

        assertThatThrownBy(() -> States.store(directory).read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("\"terraform.tfstate\" can not be used as a state: line 1")
                .hasMessageContaining("\"terraform.tfstate.backup\"");
    }

    @Test
    void saysThatAStateCanNotBeRead() throws Exception {
        Files.createDirectory(directory.resolve("terraform.tfstate"));

        assertThatThrownBy(() -> States.store(directory).read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("State can not be read: \"terraform.tfstate\"");
    }

    private StateSnapshot save(StateSnapshot next) throws Exception {
        LocalStateStore store = States.store(directory);
        try (StateLock _ = store.lock(States.AT_ONCE)) {
            return store.write(next);
        }
    }

    private List<String> names() throws Exception {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
