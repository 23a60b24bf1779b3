package dev.terrane.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class RemoteJournalTest {
    private static final StateSnapshot BASE = States.holding("cloud_net.a").numbered("l", 3);

    private final KeptCompanions place = new KeptCompanions();
    private final RemoteJournal journal = new RemoteJournal(place, BASE, ApprovedWork.NONE);

    private static JournalRecord.Saved made(int number) {
        return new JournalRecord.Saved(
                States.address("cloud_net.n[%d]".formatted(number)),
                Optional.empty(),
                States.PROVIDER,
                States.object("{\"text\":\"%s\"}".formatted("x".repeat(1_000))));
    }

    private List<JournalRecord> told() throws Exception {
        return JournalFile.read(JournalParts.read(place).orElseThrow()).orElseThrow().records();
    }

    @Test
    void manyRecordsAreKeptInPartsAndReadAsOne() throws Exception {
        for (int i = 0; i < 500; i++) {
            journal.append(made(i));
        }

        assertThat(place.read(Companion.JOURNAL.part(3))).isPresent();
        assertThat(told()).hasSize(500);
        JournalFile file = JournalFile.read(JournalParts.read(place).orElseThrow()).orElseThrow();
        assertThat(file.lineage()).isEqualTo("l");
        assertThat(file.serial()).isEqualTo(3);
    }

    @Test
    void aRecordCostsTheSameHoweverManyThereWere() {
        for (int i = 0; i < 1_000; i++) {
            journal.append(made(i));
        }
        long first = place.bytes;
        for (int i = 1_000; i < 2_000; i++) {
            journal.append(made(i));
        }

        assertThat(place.bytes - first).isLessThan(2 * first);
        assertThat(place.bytes).isLessThan(2_000L * 2 * JournalParts.LARGE_BYTES);
    }

    @Test
    void recordsOfManyThreadsAllArrive() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                int number = i;
                threads.execute(() -> journal.append(made(number)));
            }
        }

        assertThat(told()).hasSize(500);
        assertThat(told().stream().map(JournalRecord::address).distinct()).hasSize(500);
    }

    @Test
    void savingLeavesNothing() throws Exception {
        for (int i = 0; i < 200; i++) {
            journal.append(made(i));
        }
        journal.spent(BASE.numbered("l", 4));

        assertThat(place.kept).isEmpty();
    }

    @Test
    void whatIsNotAnsweredYetGoesOnFromTheNextSnapshot() throws Exception {
        for (int i = 0; i < 200; i++) {
            journal.append(made(i));
        }
        journal.spent(BASE.numbered("l", 4), List.of(intent(7)));
        journal.append(made(7));

        assertThat(told()).containsExactly(intent(7), made(7));
        assertThat(place.kept).containsOnlyKeys(Companion.JOURNAL);
        assertThat(JournalFile.read(JournalParts.read(place).orElseThrow()).orElseThrow().serial())
                .isEqualTo(4);
    }

    private static JournalRecord.Intent intent(int number) {
        return new JournalRecord.Intent(
                States.address("cloud_net.n[%d]".formatted(number)),
                Optional.empty(),
                States.PROVIDER,
                "create",
                "00");
    }

    @Test
    void partsOfAnEarlierJournalCountForNothing() throws Exception {
        for (int i = 0; i < 200; i++) {
            journal.append(made(i));
        }
        place.delete(Companion.JOURNAL);
        assertThat(JournalParts.read(place)).isEmpty();

        RemoteJournal next = new RemoteJournal(place, BASE, ApprovedWork.NONE);
        next.append(made(1));

        assertThat(told()).containsExactly(made(1));
        JournalParts.delete(place);
        assertThat(place.kept).isEmpty();
    }

    @Test
    void whatCouldNotTravelGoesWithTheNextAlsoBetweenParts() throws Exception {
        for (int i = 0; i < 62; i++) {
            journal.append(made(i));
        }
        place.failAtWrite(1);
        journal.append(made(62));
        for (int i = 63; i < 200; i++) {
            journal.append(made(i));
        }

        assertThat(told()).hasSize(200);
        journal.close();
    }

    @Test
    void nothingIsAskedForThatCanNotBeToldBefore() {
        journal.append(made(0));
        place.failAtWrite(1);

        assertThatThrownBy(() -> journal.append(intent(1)))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(journal::close)
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("cut off");
    }
}
