package dev.terrane.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.state.StateSnapshot.IdentityState;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class FileJournalTest {
    private static final StateSnapshot BASE = States.holding("cloud_net.a").numbered("line", 7);
    private static final ResourceInstanceAddress ADDRESS =
            States.address("module.m[\"a.b\\\"\\n${\"].cloud_net.x[\"ü\\u0001\"]");
    private static final ObjectState OBJECT =
            new ObjectState(
                    true,
                    3,
                    "{\"n\":12345678901234567890.50,\"s\":\"line\\nline\"}".getBytes(UTF_8),
                    List.of(
                            new ValuePath(
                                    List.of(
                                            new ValuePath.AttributeStep("a"),
                                            new ValuePath.IndexStep(Value.number(1))))),
                    new byte[] {0, 10, (byte) 0xff},
                    List.of(AddressParser.resource("module.m.cloud_net.y").orElseThrow()),
                    true,
                    Optional.of(new IdentityState(2, "{\"arn\":\"a\"}")));
    private static final List<JournalRecord> RECORDS =
            List.of(
                    new JournalRecord.Intent(
                            ADDRESS, Optional.empty(), States.PROVIDER, "create", "00ff"),
                    new JournalRecord.Saved(ADDRESS, Optional.empty(), States.PROVIDER, OBJECT),
                    new JournalRecord.Saved(ADDRESS, Optional.of("k"), States.PROVIDER, OBJECT),
                    new JournalRecord.Deposed(ADDRESS, "0a1b2c3d"),
                    new JournalRecord.Restored(ADDRESS, "0a1b2c3d"),
                    new JournalRecord.Failed(ADDRESS, Optional.empty()),
                    new JournalRecord.Failed(ADDRESS, Optional.of("k")),
                    new JournalRecord.Gone(ADDRESS, Optional.of("k")),
                    new JournalRecord.Gone(ADDRESS, Optional.empty()),
                    new JournalRecord.Due(ADDRESS, List.of("action.a.b (x)", "action.a.c (x)")),
                    new JournalRecord.Invoking(ADDRESS, "action.a.b (x)", States.PROVIDER, "00"),
                    new JournalRecord.Invoked(ADDRESS, "action.a.b (x)", true),
                    new JournalRecord.Invoked(ADDRESS, "action.a.c (x)", false),
                    new JournalRecord.Rearranged(
                            List.of(
                                    new JournalRecord.Saved(
                                            ADDRESS, Optional.of("k"), States.PROVIDER, OBJECT),
                                    new JournalRecord.Gone(ADDRESS, Optional.empty()))));

    @TempDir Path directory;

    @Test
    void tellsAgainWhatItWasTold() throws Exception {
        JournalFile read = JournalFile.read(written(RECORDS)).orElseThrow();

        assertThat(read.records()).isEqualTo(RECORDS);
        assertThat(read.lineage()).isEqualTo("line");
        assertThat(read.serial()).isEqualTo(7);
    }

    @Test
    void hasEachRecordInTheFileWhenAppendReturns() throws Exception {
        try (FileJournal journal = journal()) {
            for (int told = 1; told <= RECORDS.size(); told++) {
                journal.append(RECORDS.get(told - 1));
                assertThat(JournalFile.read(content()).orElseThrow().records()).hasSize(told);
            }
        }
    }

    @Test
    void isReadUpToTheLastWholeRecordWhereverItWasCutOff() throws Exception {
        byte[] whole = written(RECORDS);
        List<Integer> counts = new ArrayList<>();
        for (int length = 0; length <= whole.length; length++) {
            Optional<JournalFile> read = JournalFile.read(Arrays.copyOf(whole, length));
            List<JournalRecord> records = read.map(JournalFile::records).orElse(List.of());
            assertThat(records).isEqualTo(RECORDS.subList(0, records.size()));
            assertThat(read.map(JournalFile::length).orElse(0L)).isLessThanOrEqualTo(length);
            counts.add(records.size());
        }
        assertThat(counts).isSorted().endsWith(RECORDS.size());
    }

    @Test
    void toleratesALastLineWhoseBytesNeverArrived() throws Exception {
        byte[] text = written(RECORDS);
        Arrays.fill(text, text.length - 20, text.length - 1, (byte) 0);

        assertThat(JournalFile.read(text).orElseThrow().records())
                .isEqualTo(RECORDS.subList(0, RECORDS.size() - 1));
    }

    @Test
    void refusesALineThatIsDamagedBeforeOthers() throws Exception {
        byte[] text = written(RECORDS);
        text[text.length / 2] ^= 1;

        assertThatThrownBy(() -> JournalFile.read(text))
                .isInstanceOf(StateFormatException.class)
                .hasMessageContaining("is damaged, and more lines follow it");
    }

    @Test
    void takesRecordsOfManyThreads() throws Exception {
        try (FileJournal journal = journal()) {
            List<Thread> threads =
                    IntStream.range(0, 8)
                            .mapToObj(i ->
                                    Thread.startVirtualThread(
                                            () -> RECORDS.forEach(journal::append)))
                            .toList();
            for (Thread thread : threads) {
                thread.join();
            }
        }

        assertThat(JournalFile.read(content()).orElseThrow().records()).hasSize(8 * RECORDS.size());
    }

    @Test
    void lastsOnlyUntilItIsSpent() throws Exception {
        FileJournal journal = journal();
        journal.append(RECORDS.getFirst());
        journal.spent(BASE.numbered("line", 8));
        assertThat(Files.exists(path())).isFalse();

        journal.append(RECORDS.getLast());
        journal.close();

        JournalFile read = JournalFile.read(content()).orElseThrow();
        assertThat(read.serial()).isEqualTo(8);
        assertThat(read.records()).containsExactly(RECORDS.getLast());
    }

    @Test
    void letsNothingBeginWhereTheDiskIsFull() throws Exception {
        FileJournal journal =
                new FileJournal(
                        FailingAccess.fullAt(directory, 100),
                        path(),
                        BASE,
                        progress(),
                        new SealedLines(StateEncryption.OFF));

        assertThatThrownBy(() -> journal.append(RECORDS.getFirst()))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(journal::close)
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("No space left on device");
        assertThat(Files.size(path())).isZero();
    }

    @Test
    void keepsWholeLinesWhereTheDiskIsFullForAWhile() throws Exception {
        JournalRecord big =
                new JournalRecord.Saved(
                        ADDRESS,
                        Optional.empty(),
                        States.PROVIDER,
                        States.object("{\"s\":\"" + "x".repeat(2000) + "\"}"));
        FileJournal journal =
                new FileJournal(
                        FailingAccess.fullAt(directory, 1500),
                        path(),
                        BASE,
                        progress(),
                        new SealedLines(StateEncryption.OFF));
        journal.append(RECORDS.getFirst());
        assertThatCode(() -> journal.append(big)).doesNotThrowAnyException();
        journal.append(RECORDS.getLast());

        assertThat(JournalFile.read(content()).orElseThrow().records())
                .containsExactly(RECORDS.getFirst(), RECORDS.getLast());
        assertThatThrownBy(() -> journal.append(RECORDS.getFirst()))
                .isInstanceOf(UncheckedIOException.class);
    }

    private byte[] written(List<JournalRecord> records) throws Exception {
        try (FileJournal journal = journal()) {
            records.forEach(journal::append);
        }
        return content();
    }

    private FileJournal journal() {
        return new FileJournal(
                new DiskAccess(), path(), BASE, progress(), new SealedLines(StateEncryption.OFF));
    }

    private ProgressKeeper progress() {
        return new ProgressKeeper(
                new LocalCompanions(path(), new StateFiles(new DiskAccess())), ApprovedWork.NONE);
    }

    private Path path() {
        return directory.resolve("journal");
    }

    private byte[] content() throws Exception {
        return Files.readAllBytes(path());
    }
}
