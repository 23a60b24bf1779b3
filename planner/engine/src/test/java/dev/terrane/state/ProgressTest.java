package dev.terrane.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.state.StateSnapshot.ObjectState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class ProgressTest {
    private static final ResourceInstanceAddress NET = States.address("cloud_net.a");
    private static final ResourceInstanceAddress OTHER = States.address("cloud_net.b[\"x\"]");
    private static final ObjectState OBJECT = States.object("{\"id\":\"1\"}");
    private static final ApprovedWork WORK = ApprovedWork.of(List.of("p1", "p2"), List.of(NET));

    private static final ResourceInstanceAddress ACTION = States.address("action.cloud_ring.a");
    private static final String PLACE = ACTION + " (after_create of cloud_net.a, 0.0)";

    @TempDir Path directory;

    private Companions beside() {
        return new LocalCompanions(
                directory.resolve("terraform.tfstate"), new StateFiles(new DiskAccess()));
    }

    private static Progress after(JournalRecord... records) {
        ProgressFollowing told = new ProgressFollowing(WORK);
        for (JournalRecord next : records) {
            told.note(next);
        }
        return Progress.NONE.after(told);
    }

    private static JournalRecord intent(ResourceInstanceAddress address, String action) {
        return new JournalRecord.Intent(address, Optional.empty(), States.PROVIDER, action, "00");
    }

    private static JournalRecord saved(ResourceInstanceAddress address, boolean tainted) {
        ObjectState object =
                new ObjectState(
                        tainted,
                        OBJECT.schemaVersion(),
                        OBJECT.attributes(),
                        OBJECT.sensitivePaths(),
                        OBJECT.privateData(),
                        OBJECT.dependencies(),
                        OBJECT.createBeforeDestroy(),
                        OBJECT.identity());
        return new JournalRecord.Saved(address, Optional.empty(), States.PROVIDER, object);
    }

    @Test
    void knowsWhatWasReplacedForEachPlan() {
        Progress progress =
                after(
                        intent(NET, "delete"),
                        new JournalRecord.Gone(NET, Optional.empty()),
                        new JournalRecord.Gone(OTHER, Optional.empty()));
        assertThat(progress.plans()).containsOnlyKeys("p1", "p2");
        assertThat(progress.of(List.of("p2", "p3")).replaced()).containsExactly(NET);
    }

    @Test
    void anActionIsDueUntilItWasInvoked() {
        ProgressFollowing told = new ProgressFollowing(WORK);
        told.note(new JournalRecord.Due(NET, List.of(PLACE)));
        assertThat(Progress.NONE.after(told)).isEqualTo(Progress.NONE);

        told.note(saved(NET, false));
        Progress begun = Progress.NONE.after(told);
        assertThat(begun.of(List.of("p1")).due()).containsExactly(PLACE);

        told.note(new JournalRecord.Invoked(ACTION, PLACE, false));
        assertThat(begun.after(told).of(List.of("p1")).due()).containsExactly(PLACE);

        told.note(new JournalRecord.Invoked(ACTION, PLACE, true));
        assertThat(begun.after(told).of(List.of("p1")).due()).isEmpty();
        assertThat(begun.after(told).of(List.of("p1")).invoked()).containsExactly(PLACE);
    }

    @Test
    void anObjectThatWasNotFinishedTriggersNothing() {
        Progress progress = after(new JournalRecord.Due(NET, List.of(PLACE)), saved(NET, true));
        assertThat(progress.of(List.of("p1")).due()).isEmpty();
    }

    @Test
    void whoSettlesAnActionHasSeenToIt() throws StateStoreException {
        InDoubt doubt = InDoubt.invocation(ACTION);
        Progress progress =
                after(new JournalRecord.Due(NET, List.of(PLACE)), saved(NET, false))
                        .doubting(List.of(doubt));
        progress.write(beside());
        assertThat(Progress.read(beside())).isEqualTo(progress);

        Progress settled = progress.settled(List.of(doubt));
        assertThat(settled.doubts()).isEmpty();
        assertThat(settled.of(List.of("p1")).due()).isEmpty();
        assertThat(settled.of(List.of("p1")).invoked()).containsExactly(PLACE);
    }

    @Test
    void anAnswerOfItsProviderSettlesAnAction() {
        ProgressFollowing told = new ProgressFollowing(WORK);
        told.note(new JournalRecord.Invoked(ACTION, ACTION + " (invoked)", true));
        Progress before = Progress.NONE.doubting(List.of(InDoubt.invocation(ACTION)));

        assertThat(told.toldNothing()).isFalse();
        assertThat(before.after(told).doubts()).isEmpty();
    }

    @Test
    void whatCouldNotBeReplacedIsNotReplaced() {
        Progress progress =
                after(
                        new JournalRecord.Deposed(NET, "k"),
                        intent(NET, "create"),
                        new JournalRecord.Restored(NET, "k"));
        assertThat(progress).isEqualTo(Progress.NONE);
    }

    @Test
    void whatWasMadeAndNotFinishedIsUnfinished() {
        Progress begun = after(intent(OTHER, "create"), saved(OTHER, true));
        assertThat(begun.of(List.of("p1")).unfinished()).containsExactly(OTHER);
        ProgressFollowing told = new ProgressFollowing(WORK);
        List.of(
                        intent(OTHER, "delete"),
                        new JournalRecord.Gone(OTHER, Optional.empty()),
                        intent(OTHER, "create"),
                        saved(OTHER, false))
                .forEach(told::note);
        assertThat(begun.after(told)).isEqualTo(Progress.NONE);
    }

    @Test
    void isTheSameWhenItIsWrittenAndRead() throws Exception {
        Progress progress =
                new Progress(
                        List.of(
                                new InDoubt(NET, Optional.empty(), "create"),
                                new InDoubt(OTHER, Optional.of("0000beef"), "delete")),
                        after(new JournalRecord.Gone(NET, Optional.empty())).plans());
        progress.write(beside());
        assertThat(Progress.read(beside())).isEqualTo(progress);
        Progress.NONE.write(beside());
        assertThat(directory).isEmptyDirectory();
        assertThat(Progress.read(beside())).isEqualTo(Progress.NONE);
    }

    @Test
    void aDamagedOneIsReported() throws Exception {
        Files.writeString(
                directory.resolve("terraform.tfstate.terrane-progress"),
                "{\"version\":1,\"doubts\":[{\"address\":\"!\"}]}",
                StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Progress.read(beside()))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("\"!\" is no address");
    }

    @Test
    void aDoubtIsSettledByAnObjectAtItsAddress() {
        InDoubt creation = new InDoubt(NET, Optional.empty(), "create");
        InDoubt update = new InDoubt(OTHER, Optional.empty(), "update");
        Progress progress =
                Progress.NONE.doubting(List.of(creation, update)).doubting(List.of(creation));
        WorkingState state = new WorkingState(StateSnapshot.EMPTY);
        state.putCurrent(OTHER, States.PROVIDER, OBJECT);
        assertThat(progress.present(state.snapshot())).containsExactly(update, creation);
        state.putCurrent(NET, States.PROVIDER, OBJECT);
        assertThat(progress.present(state.snapshot())).containsExactly(update);
        assertThat(progress.in(state.snapshot()).doubts()).containsExactly(update);
    }

    /// The next command may be stopped as well, before it saves what it has seen.
    @Test
    void aDoubtAboutADeletionStaysUntilWhatWasReadIsSaved() {
        InDoubt deletion = new InDoubt(NET, Optional.empty(), "delete");
        Progress progress = Progress.NONE.doubting(List.of(deletion));
        WorkingState state = new WorkingState(StateSnapshot.EMPTY);
        state.putCurrent(NET, States.PROVIDER, OBJECT);
        assertThat(progress.in(state.snapshot()).doubts()).containsExactly(deletion);
        assertThat(progress.afterSaving(state.snapshot(), List.of(OTHER)).doubts())
                .containsExactly(deletion);
        assertThat(progress.afterSaving(state.snapshot(), List.of(NET)).doubts()).isEmpty();
        assertThat(progress.afterSaving(StateSnapshot.EMPTY, List.of()).doubts()).isEmpty();
    }

    /// It is not read, but deleted again.
    @Test
    void aDoubtAboutADeposedObjectStaysAsLongAsTheStateHasIt() {
        InDoubt deletion = new InDoubt(NET, Optional.of("0000beef"), "delete");
        Progress progress = Progress.NONE.doubting(List.of(deletion));
        WorkingState state = new WorkingState(StateSnapshot.EMPTY);
        state.putCurrent(NET, States.PROVIDER, OBJECT);
        assertThat(progress.in(state.snapshot()).doubts()).isEmpty();
        state.putDeposed(NET, States.PROVIDER, "0000beef", OBJECT);
        assertThat(progress.afterSaving(state.snapshot(), List.of(NET)).doubts())
                .containsExactly(deletion);
    }

    @Test
    void readingTellsNothingOfACreation() {
        InDoubt creation = new InDoubt(NET, Optional.empty(), "create");
        Progress progress = Progress.NONE.doubting(List.of(creation));
        assertThat(progress.afterSaving(StateSnapshot.EMPTY, List.of(NET)).doubts())
                .containsExactly(creation);
    }

    @Test
    void isKeptBeforeAJournalIsDropped() throws Exception {
        StateStore store = States.store(directory);
        StateSnapshot base = store.write(StateSnapshot.EMPTY);
        OpenJournal journal = store.openJournal(base, WORK);
        journal.append(intent(NET, "create"));
        journal.append(saved(NET, false));
        store.write(base);
        assertThat(Progress.read(store.companions()).of(List.of("p1")).replaced())
                .containsExactly(NET);
    }

    @Test
    void isKeptFromTheJournalOfWhoWasKilled() throws Exception {
        StateStore killed = States.store(directory);
        OpenJournal journal = killed.openJournal(killed.write(StateSnapshot.EMPTY), WORK);
        journal.append(new JournalRecord.Gone(NET, Optional.empty()));
        journal.append(intent(OTHER, "create"));
        journal.close();
        States.store(directory).recover();
        Progress progress = Progress.read(killed.companions());
        assertThat(progress.of(List.of("p2")).replaced()).containsExactly(NET);
        assertThat(progress.doubts())
                .containsExactly(new InDoubt(OTHER, Optional.empty(), "create"));
    }
}
