package dev.terrane.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

class CheckpointJournalTest {
    private static final Duration NEVER = Duration.ofDays(1);

    private final List<JournalRecord> told = new ArrayList<>();
    private final List<StateSnapshot> saved = new ArrayList<>();
    private final List<List<JournalRecord>> open = new ArrayList<>();
    private boolean foreign;
    private int unreachable;
    private CountDownLatch arrived = new CountDownLatch(1);

    private CheckpointJournal journal(Duration longest) {
        OpenJournal local =
                new OpenJournal() {
                    @Override
                    public synchronized void append(JournalRecord next) {
                        told.add(next);
                    }

                    @Override
                    public void close() {}
                };
        return new CheckpointJournal(local, States.holding("cloud_net.a"), this::save, longest);
    }

    private boolean save(StateSnapshot next, List<JournalRecord> waiting)
            throws StateStoreException {
        if (unreachable > 0) {
            unreachable--;
            throw new StateStoreException("Connection lost", "It was cut off.");
        }
        if (!foreign) {
            saved.add(next);
            open.add(waiting);
        }
        arrived.countDown();
        return !foreign;
    }

    private static JournalRecord.Intent intent(String address) {
        return new JournalRecord.Intent(
                States.address(address), Optional.empty(), States.PROVIDER, "create", "00");
    }

    private static JournalRecord.Saved made(String address) {
        return new JournalRecord.Saved(
                States.address(address), Optional.empty(), States.PROVIDER, States.object("{}"));
    }

    private static JournalRecord.Failed failed(String address) {
        return new JournalRecord.Failed(States.address(address), Optional.empty());
    }

    @Test
    void whatWasDoneIsSavedAtAFailureWithWhatIsUnderWay() {
        CheckpointJournal journal = journal(NEVER);
        journal.append(intent("cloud_net.b"));
        journal.append(intent("cloud_net.c"));
        journal.append(intent("cloud_net.d"));
        journal.append(made("cloud_net.b"));
        assertThat(saved).isEmpty();
        journal.append(failed("cloud_net.d"));

        assertThat(saved).hasSize(1);
        assertThat(saved.getFirst().resources()).hasSize(2);
        assertThat(open.getFirst()).containsExactly(intent("cloud_net.c"));
        assertThat(told).hasSize(5);
    }

    @Test
    void whatWasDoneIsSavedAfterAWhile() throws InterruptedException {
        CheckpointJournal journal = journal(Duration.ofMillis(1));
        journal.append(intent("cloud_net.b"));
        journal.append(made("cloud_net.b"));
        arrived.await();
        journal.end();

        assertThat(saved.getFirst().resources()).hasSize(2);
    }

    @Test
    void whereThePlaceDoesNotAnswerItIsTriedAgain() throws InterruptedException {
        unreachable = 2;
        CheckpointJournal journal = journal(Duration.ofMillis(1));
        journal.append(made("cloud_net.b"));
        arrived.await();
        journal.end();

        assertThat(saved).hasSize(1);
    }

    @Test
    void nothingNewIsBegunWhereSomebodyElseHasWritten() {
        foreign = true;
        CheckpointJournal journal = journal(NEVER);
        journal.append(failed("cloud_net.b"));

        assertThatThrownBy(() -> journal.append(intent("cloud_net.c")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("changed meanwhile");
        journal.append(made("cloud_net.d"));
        assertThat(told).hasSize(2);
    }

    @Test
    void nothingIsSavedOnceItHasEnded() {
        CheckpointJournal journal = journal(NEVER);
        journal.append(made("cloud_net.b"));
        journal.end();
        journal.append(failed("cloud_net.c"));

        assertThat(saved).isEmpty();
    }
}
