package dev.terrane.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class JournalRecoveryTest {
    private static final String ATTRIBUTES = "{\"id\":\"new\"}";

    @TempDir Path directory;

    private StateSnapshot saved = StateSnapshot.EMPTY;

    @BeforeEach
    void saveAState() throws Exception {
        LocalStateStore store = States.store(directory);
        try (StateLock _ = store.lock(States.AT_ONCE)) {
            saved = store.write(States.holding("cloud_net.a", "cloud_net.b"));
        }
    }

    @Test
    void foldsInWhatAnInterruptedCommandHasDone() throws Exception {
        interruptedAfter(intent("cloud_net.c", "create"), made("cloud_net.c"), gone("cloud_net.a"));

        RecoveredState folded = States.store(directory).fold();

        assertThat(folded.changed()).isTrue();
        assertThat(folded.inDoubt()).isEmpty();
        assertThat(folded.state().resources().keySet().toString())
                .isEqualTo("[cloud_net.b, cloud_net.c]");
        assertThat(States.store(directory).read()).isEqualTo(saved);
    }

    @Test
    void savesWhatItFoldsInForOneWhoMayWrite() throws Exception {
        interruptedAfter(intent("cloud_net.c", "create"), made("cloud_net.c"));
        StateSnapshot expected = States.with(saved, "cloud_net.c", ATTRIBUTES);

        RecoveredState recovered = recover();

        assertThat(recovered.state().sameContent(expected)).isTrue();
        assertThat(recovered.state().serial()).isEqualTo(2);
        assertThat(States.store(directory).read()).isEqualTo(recovered.state());
        assertThat(journal()).doesNotExist();
        assertThat(recover().changed()).isFalse();
    }

    @Test
    void foldsIntoAStateThatWasNeverSaved() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));
        OpenJournal journal = States.store(other).openJournal(StateSnapshot.EMPTY);
        journal.append(made("cloud_net.a"));
        journal.close();

        LocalStateStore store = States.store(other);
        try (StateLock _ = store.lock(States.AT_ONCE)) {
            assertThat(store.recover().state().lineage()).isEqualTo(States.ID.toString());
        }
        assertThat(States.store(other).read().resources()).hasSize(1);
    }

    @Test
    void namesObjectsWhoseRequestHasNoAnswer() throws Exception {
        interruptedAfter(
                intent("cloud_net.c", "create"),
                made("cloud_net.c"),
                intent("cloud_net.d", "create"),
                intent("cloud_net.a", "delete"),
                new JournalRecord.Intent(
                        States.address("cloud_net.b"),
                        Optional.of("k"),
                        States.PROVIDER,
                        "delete",
                        "00"),
                intent("cloud_net.b", "update"),
                new JournalRecord.Failed(States.address("cloud_net.b"), Optional.empty()));

        RecoveredState recovered = recover();

        assertThat(recovered.inDoubt())
                .containsExactly(
                        new InDoubt(States.address("cloud_net.d"), Optional.empty(), "create"),
                        new InDoubt(States.address("cloud_net.a"), Optional.empty(), "delete"),
                        new InDoubt(States.address("cloud_net.b"), Optional.of("k"), "delete"));
        assertThat(recovered.inDoubt().getFirst().warning().detail())
                .contains("asked the provider to create cloud_net.d", "import it");
        assertThat(journal()).doesNotExist();
    }

    @Test
    void refusesAJournalWhoseStateHasMovedOn() throws Exception {
        interruptedAfter(intent("cloud_net.c", "create"), made("cloud_net.c"), gone("cloud_net.a"));
        push(States.with(saved, "cloud_net.z", ATTRIBUTES).numbered(saved.lineage(), 2));

        assertThatThrownBy(this::recover)
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("serial 1")
                .hasMessageContaining("- cloud_net.a: was deleted\n  - cloud_net.c: was created");
        assertThatThrownBy(() -> States.store(directory).fold())
                .isInstanceOf(StateStoreException.class);
        assertThat(journal()).exists();
    }

    @Test
    void takesAJournalForSpentWhoseRecordsTheStateHolds() throws Exception {
        interruptedAfter(intent("cloud_net.c", "create"), made("cloud_net.c"));
        push(States.with(saved, "cloud_net.c", ATTRIBUTES).numbered(saved.lineage(), 5));

        assertThat(recover().changed()).isFalse();
        assertThat(journal()).doesNotExist();
    }

    @Test
    void whoeverIsKilledWhileRecoveringCanRecoverAgain() throws Exception {
        JournalRecord[] records = {
            intent("cloud_net.b", "create"),
            new JournalRecord.Deposed(States.address("cloud_net.b"), "k"),
            made("cloud_net.b"),
            intent("cloud_net.d", "create")
        };
        interruptedAfter(records);
        StateSnapshot expected = States.store(directory).fold().state();
        byte[] state = Files.readAllBytes(directory.resolve("terraform.tfstate"));
        byte[] journal = Files.readAllBytes(journal());
        for (int step = 0; ; step++) {
            Path folder = Files.createDirectory(directory.resolve("step" + step));
            Files.write(folder.resolve("terraform.tfstate"), state);
            Files.write(folder.resolve("terraform.tfstate.terrane-journal"), journal);
            FailingAccess access = FailingAccess.killedAtStep(folder, step);
            recoverUntilKilled(States.store(folder, access));
            access.closeAll();
            if (!access.hasKilled()) {
                break;
            }
            RecoveredState folded = States.store(folder).fold();
            assertThat(folded.state().sameContent(expected)).as("step %d", step).isTrue();
            assertThat(recoverUntilKilled(States.store(folder)).orElseThrow())
                    .as("step %d", step)
                    .satisfies(again -> assertThat(again.state().sameContent(expected)).isTrue());
        }
    }

    @Test
    void refusesToBeginAJournalOverAnother() throws Exception {
        interruptedAfter(made("cloud_net.c"));

        assertThatThrownBy(() -> States.store(directory).openJournal(saved))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("terraform.tfstate.terrane-journal");
    }

    @Test
    void ignoresAJournalThatWasCutOffInItsFirstLine() throws Exception {
        Files.writeString(journal(), "0011");

        assertThat(recover().changed()).isFalse();
        assertThat(journal()).doesNotExist();
    }

    @Test
    void saysThatAJournalIsDamaged() throws Exception {
        Files.writeString(journal(), "0011\n0022\n");

        assertThatThrownBy(this::recover)
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("line 1 is damaged");
    }

    private Optional<RecoveredState> recoverUntilKilled(LocalStateStore store) throws Exception {
        try (StateLock _ = store.lock(States.AT_ONCE)) {
            return Optional.of(store.recover());
        } catch (FailingAccess.Killed e) {
            return Optional.empty();
        }
    }

    private RecoveredState recover() throws StateStoreException {
        LocalStateStore store = States.store(directory);
        try (StateLock _ = store.lock(States.AT_ONCE)) {
            return store.recover();
        }
    }

    private void push(StateSnapshot state) throws StateStoreException {
        LocalStateStore store = States.store(directory);
        try (StateLock _ = store.lock(States.AT_ONCE)) {
            store.push(state);
        }
    }

    private void interruptedAfter(JournalRecord... records) throws StateStoreException {
        try (OpenJournal journal = States.store(directory).openJournal(saved)) {
            List.of(records).forEach(journal::append);
        }
    }

    private Path journal() {
        return directory.resolve("terraform.tfstate.terrane-journal");
    }

    private static JournalRecord intent(String address, String action) {
        return new JournalRecord.Intent(
                States.address(address), Optional.empty(), States.PROVIDER, action, "00ff");
    }

    private static JournalRecord made(String address) {
        return new JournalRecord.Saved(
                States.address(address),
                Optional.empty(),
                States.PROVIDER,
                States.object(ATTRIBUTES));
    }

    private static JournalRecord gone(String address) {
        return new JournalRecord.Gone(States.address(address), Optional.empty());
    }
}
