package dev.terrane.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.backends.encryption.FixedKey;
import dev.terrane.state.AuditLog;
import dev.terrane.state.Companion;
import dev.terrane.state.LocalWorkspaces;
import dev.terrane.state.LockOwner;
import dev.terrane.state.LockRequest;
import dev.terrane.state.RecoveredState;
import dev.terrane.state.RemoteStateStore;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateEncryption;
import dev.terrane.state.StateFiles;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What every backend does, whatever keeps its states. A test of a backend extends this one.
public abstract class BackendContract {
    /// Two commands that know nothing of each other, each in a folder of its own.
    @TempDir Path one;

    @TempDir Path other;

    private final List<String> waiting = new CopyOnWriteArrayList<>();

    /// The same place for every call within one test, and an empty one at its beginning.
    protected abstract StateBackend open(BackendContext context) throws Exception;

    /// How another process reaches the same place; nothing where it is in this one.
    protected Optional<OtherProcess.Way> wayFromElsewhere() {
        return Optional.empty();
    }

    private OtherProcess elsewhere() throws Exception {
        Optional<OtherProcess.Way> way = wayFromElsewhere();
        Assumptions.assumeTrue(way.isPresent(), "it is in this process");
        return OtherProcess.start(way.get(), isOnThisDisk() ? one : other);
    }

    /// Where both commands would have to be in the same folder.
    protected boolean isOnThisDisk() {
        return false;
    }

    /// How large a state must be kept.
    protected int largeBytes() {
        return 50_000_000;
    }

    protected final Path one() {
        return one;
    }

    protected final Path folderOfOther() {
        return other;
    }

    protected final BackendContext context(Path folder) {
        return new BackendContext(
                isOnThisDisk() ? one : folder,
                Map.of(),
                new StateFiles(),
                Clock.systemUTC(),
                UUID::randomUUID,
                waiting::add,
                BackendContext.OlderPaths.NONE);
    }

    protected final StateStore mine() throws Exception {
        return open(context(one)).store(LocalWorkspaces.DEFAULT);
    }

    protected final StateStore theirs() throws Exception {
        return open(context(other)).store(LocalWorkspaces.DEFAULT);
    }

    protected static LockRequest request(Duration timeout) {
        return new LockRequest("tester@here", "OperationTypeApply", timeout);
    }

    @Test
    void holdsNothingAtFirst() throws Exception {
        assertThat(mine().read()).isEqualTo(StateSnapshot.EMPTY);
        assertThat(mine().fold().state()).isEqualTo(StateSnapshot.EMPTY);
    }

    @Test
    void givesBackWhatWasWritten() throws Exception {
        StateSnapshot written = mine().write(SampleStates.with("a", "b"));

        assertThat(written.serial()).isEqualTo(1);
        assertThat(written.lineage()).isNotEmpty();
        assertThat(theirs().read()).isEqualTo(written);
    }

    @Test
    void numbersOnlyWhatDiffers() throws Exception {
        StateStore store = mine();
        StateSnapshot first = store.write(SampleStates.with("a"));

        assertThat(store.write(SampleStates.with("a"))).isEqualTo(first);
        StateSnapshot second = theirs().write(SampleStates.with("b"));
        assertThat(second.serial()).isEqualTo(2);
        assertThat(second.lineage()).isEqualTo(first.lineage());
    }

    @Test
    void oneLockAtATime() throws Exception {
        StateStore store = mine();
        StateLock held = store.lock(request(Duration.ZERO));
        assertThat(held.isLost()).isFalse();

        assertThatThrownBy(() -> theirs().lock(request(Duration.ZERO)))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("Error acquiring the state lock")
                .hasMessageContaining("tester@here")
                .hasMessageContaining(held.id());

        store.write(SampleStates.with("a"));
        held.close();
        held.close();
        StateStore next = theirs();
        try (StateLock taken = next.lock(request(Duration.ZERO))) {
            assertThat(taken.id()).isNotEqualTo(held.id());
            assertThat(next.read().resources()).hasSize(1);
        }
    }

    @Test
    void waitsForALockAndSaysForWhom() throws Exception {
        StateLock held = mine().lock(request(Duration.ZERO));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<StateLock> waits =
                    threads.submit(() -> theirs().lock(request(Duration.ofMinutes(5))));
            while (waiting.isEmpty()) {
                Thread.sleep(20);
            }
            assertThat(waiting.getFirst()).contains("tester@here").contains(held.id());
            held.close();
            waits.get().close();
        }
    }

    @Test
    void aLockOfAProcessThatHasEndedIsSaidToBeStale() throws Exception {
        Assumptions.assumeFalse(isOnThisDisk(), "the system takes such a lock back by itself");
        String machine = LockOwner.here().machine();
        Assumptions.assumeFalse(machine.isEmpty(), "what machine this is can not be told here");
        Assumptions.assumeTrue(tellsItsHolder(), "such a lock ends with its connection");
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        StateLock held = lockedBy(new LockOwner(ended.pid(), machine, ""));

        assertThatThrownBy(() -> theirs().lock(request(Duration.ofMinutes(5))))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("the lock is stale")
                .hasMessageContaining("terrane force-unlock " + held.id());

        theirs().forceUnlock(held.id());
        theirs().lock(request(Duration.ZERO)).close();
    }

    /// As a process would have done it that is not this one.
    private StateLock lockedBy(LockOwner owner) throws Exception {
        return ((RemoteStateStore) mine()).lock(request(Duration.ZERO), owner);
    }

    /// Whether what stands in a lock's note is told as it was written.
    protected boolean tellsItsHolder() {
        return true;
    }

    @Test
    void aLockThatWasTakenAwayIsLost() throws Exception {
        Assumptions.assumeFalse(isOnThisDisk(), "the system takes such a lock back by itself");
        StateLock held = mine().lock(request(Duration.ZERO));

        assertThatThrownBy(() -> theirs().forceUnlock("another-id"))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("another-id")
                .hasMessageContaining(held.id());
        assertThat(held.isLost()).isFalse();

        theirs().forceUnlock(held.id());
        assertThat(held.isLost()).isTrue();
        theirs().lock(request(Duration.ZERO)).close();
        assertThatThrownBy(() -> theirs().forceUnlock(held.id()))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("Failed to unlock state");
    }

    /// Nobody else has written, and nobody has the lock now.
    @Test
    void whatWasDoneIsSavedThoughTheLockWasTakenAway() throws Exception {
        Assumptions.assumeFalse(isOnThisDisk(), "the system takes such a lock back by itself");
        StateStore store = mine();
        StateLock held = store.lock(request(Duration.ZERO));
        store.write(SampleStates.with("a"));
        theirs().forceUnlock(held.id());

        store.write(SampleStates.with("a", "b"));
        assertThat(theirs().read().resources()).hasSize(2);
        held.close();
    }

    /// Somebody else works on it now.
    @Test
    void aLockThatWasTakenAwayIsNotGivenBackForAnother() throws Exception {
        Assumptions.assumeFalse(isOnThisDisk(), "the system takes such a lock back by itself");
        StateLock held = mine().lock(request(Duration.ZERO));
        theirs().forceUnlock(held.id());
        StateLock next = theirs().lock(request(Duration.ZERO));

        closeQuietly(held);
        assertThat(next.isLost()).isFalse();
        next.close();
    }

    /// Some say that the lock is somebody else's.
    private static void closeQuietly(StateLock lock) {
        try {
            lock.close();
        } catch (StateStoreException e) {
            assertThat(e.detail()).isNotBlank();
        }
    }

    @Test
    void locksHoldBetweenProcesses() throws Exception {
        try (OtherProcess process = elsewhere()) {
            String id = process.order("lock");
            assertThatThrownBy(() -> mine().lock(request(Duration.ZERO)))
                    .isInstanceOf(StateStoreException.class)
                    .hasMessageContaining("other@there")
                    .hasMessageContaining(id);
            assertThat(process.order("lost")).isEqualTo("false");
            if (isOnThisDisk()) {
                assertThat(process.order("release")).isEqualTo("released");
            } else {
                mine().forceUnlock(id);
                assertThat(process.order("lost")).isEqualTo("true");
            }

            StateLock held = mine().lock(request(Duration.ZERO));
            assertThat(process.order("lock")).startsWith("refused").contains(held.id());
            held.close();

            String again = process.order("lock");
            assertThat(again).doesNotStartWith("refused");
            process.kill();
            takeFromTheDead(again);
        }
    }

    /// Some locks end with the process, others stay until somebody takes them away.
    private void takeFromTheDead(String id) throws Exception {
        try {
            mine().lock(request(Duration.ZERO)).close();
        } catch (StateStoreException e) {
            assertThat(e.getMessage()).contains(id);
            mine().forceUnlock(id);
            mine().lock(request(Duration.ZERO)).close();
        }
    }

    @Test
    @Tag("nightly")
    void writersInSeveralProcessesLoseNothing() throws Exception {
        int times = 5;
        try (OtherProcess first = elsewhere();
                OtherProcess second = elsewhere()) {
            first.begin("add first " + times);
            second.begin("add second " + times);
            for (int i = 0; i < times; i++) {
                OtherProcess.addOne(mine(), "mine" + i);
            }
            assertThat(first.answer()).isEqualTo("added");
            assertThat(second.answer()).isEqualTo("added");
        }

        assertThat(mine().read().resources()).hasSize(3 * times);
        assertThat(mine().read().serial()).isEqualTo(3L * times);
    }

    @Test
    void noticesThatSomebodyElseHasWritten() throws Exception {
        Assumptions.assumeFalse(isOnThisDisk(), "files have no versions; they have locks");
        mine().write(SampleStates.with("a"));
        StateStore slow = mine();
        slow.read();
        theirs().write(SampleStates.with("a", "b"));

        assertThatThrownBy(() -> slow.write(SampleStates.with("c")))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("Another program has written")
                .hasMessageContaining("errored.tfstate");
        assertThat(theirs().read().resources()).hasSize(2);
        assertThat(rescued(one.resolve("errored.tfstate"))).contains("terraform_data", "c");
    }

    /// What lies in a file that a state was saved to.
    protected String rescued(Path file) throws Exception {
        return Files.readString(file);
    }

    @Test
    void anEncryptedStateIsReadWithItsKeyAlone() throws Exception {
        String key = "0123456789abcdef0123456789abcdef";
        StateStore store = encrypted(one, key);
        StateSnapshot written = store.write(SampleStates.with("a"));
        store.companions().write(Companion.KEY, "hush".getBytes(StandardCharsets.UTF_8));
        var journal = store.openJournal(written);
        SampleStates.record("b").forEach(journal::append);
        journal.close();

        Path elsewhere = keepsCompanions() ? other : one;
        assertThat(encrypted(elsewhere, key).fold().state().resources()).hasSize(2);
        assertThat(encrypted(elsewhere, key).companions().read(Companion.KEY))
                .hasValue("hush".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> encrypted(other, "f".repeat(32)).read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("State can not be decrypted");
    }

    private StateStore encrypted(Path folder, String key) throws Exception {
        return open(context(folder).with(FixedKey.encryption(key))).store("default");
    }

    @Test
    void ofManyWritersOneAtATimeSucceeds() throws Exception {
        Assumptions.assumeFalse(isOnThisDisk(), "files have no versions; they have locks");
        mine().write(SampleStates.with("a"));
        int writers = 8;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<StateStore> stores = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                StateStore store = theirs();
                store.read();
                stores.add(store);
            }
            List<Future<Boolean>> answers = new ArrayList<>();
            for (StateStore store : stores) {
                String name = "w" + stores.indexOf(store);
                answers.add(threads.submit(succeeds(() -> store.write(SampleStates.with(name)))));
            }
            long won = 0;
            for (Future<Boolean> answer : answers) {
                won += answer.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(mine().read().serial()).isEqualTo(2);
    }

    private static Callable<Boolean> succeeds(Callable<?> call) {
        return () -> {
            try {
                call.call();
                return true;
            } catch (StateStoreException e) {
                return false;
            }
        };
    }

    /// For every call: its request never arrives, or its answer does not; once, or from then on.
    @Test
    @Tag("nightly")
    void aConnectionThatIsLostAtAnyCallLosesNothing() throws Exception {
        Optional<OtherProcess.Way> way = wayFromElsewhere();
        Assumptions.assumeTrue(way.isPresent() && !isOnThisDisk(), "there is no connection");
        LostConnections connections =
                new LostConnections(way.get(), this::context, one, this::rescued);
        for (CuttingProxy.Loss loss : CuttingProxy.Loss.values()) {
            assertThat(connections.loseEach(loss, false)).isGreaterThan(3);
            assertThat(connections.loseEach(loss, true)).isGreaterThan(3);
        }
    }

    @Test
    void aStateThatIsCutOffIsRefusedAndLeftAsItIs() throws Exception {
        refusesAndLeaves(
                Damage.after(usualEncryption(), text -> Arrays.copyOf(text, text.length / 2)));
    }

    @Test
    void aStateOfANewerVersionIsRefusedAndLeftAsItIs() throws Exception {
        refusesAndLeaves(
                Damage.before(
                        usualEncryption(),
                        text ->
                                new String(text, StandardCharsets.UTF_8)
                                        .replaceFirst("\"version\": *4", "\"version\": 5")
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    private void refusesAndLeaves(Damage damage) throws Exception {
        mine().write(SampleStates.with("a"));
        open(context(one).with(damage)).store("default").write(SampleStates.with("a", "b"));

        assertThatThrownBy(() -> theirs().read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("State can not be read");
        assertThatThrownBy(() -> theirs().write(SampleStates.with("c")))
                .isInstanceOf(StateStoreException.class);
        assertThatThrownBy(() -> theirs().recover()).isInstanceOf(StateStoreException.class);
        Damage looking = Damage.none(usualEncryption());
        assertThatThrownBy(() -> open(context(other).with(looking)).store("default").read())
                .isInstanceOf(StateStoreException.class);
        assertThat(looking.seen().getLast()).isEqualTo(damage.kept().getLast());
    }

    /// What states go through here, whatever the context says.
    protected StateEncryption usualEncryption() {
        return StateEncryption.OFF;
    }

    /// From now on nobody may lock the states, who may do everything else.
    ///
    /// @return whether there is such a right
    protected boolean refuseLocks() throws Exception {
        return false;
    }

    /// At once, though it would wait for a lock.
    @Test
    void whoMayNotLockIsToldSoAndNothingChanges() throws Exception {
        StateSnapshot before = mine().write(SampleStates.with("a"));
        Assumptions.assumeTrue(refuseLocks(), "there is no such right here");

        assertThatThrownBy(() -> mine().lock(request(Duration.ofMinutes(30))))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("Error acquiring the state lock")
                .hasMessageContaining("may not");
        assertThat(theirs().read()).isEqualTo(before);
    }

    @Test
    void keepsAStateOfManyMegabytes() throws Exception {
        StateSnapshot large = SampleStates.ofBytes(largeBytes());
        StateSnapshot written = mine().write(large);

        assertThat(theirs().read()).isEqualTo(written);
    }

    @Test
    void whatLiesBesideTheStateIsKeptWithIt() throws Exception {
        StateStore store = mine();
        assertThat(store.companions().read(Companion.KEY)).isEmpty();
        byte[] key = "a key".getBytes(StandardCharsets.UTF_8);
        store.companions().write(Companion.KEY, key);

        assertThat(store.companions().read(Companion.KEY)).hasValue(key);
        assertThat(store.companions().read(Companion.UNDO)).isEmpty();
        store.companions().delete(Companion.KEY);
        store.companions().delete(Companion.KEY);
        assertThat(store.companions().read(Companion.KEY)).isEmpty();
    }

    @Test
    void whatAnInterruptedCommandHasDoneIsFoldedIn() throws Exception {
        StateStore store = mine();
        StateSnapshot base = store.write(SampleStates.with("a"));
        var journal = store.openJournal(base);
        SampleStates.record("b").forEach(journal::append);
        journal.close();

        StateStore next = mine();
        assertThat(next.fold().state().resources()).hasSize(2);
        assertThat(next.read().resources()).hasSize(1);
        try (StateLock lock = next.lock(request(Duration.ZERO))) {
            RecoveredState recovered = next.recover();
            assertThat(lock.isLost()).isFalse();
            assertThat(recovered.changed()).isTrue();
            assertThat(recovered.inDoubt()).isEmpty();
        }
        assertThat(mine().read().resources()).hasSize(2);
        assertThat(mine().fold().changed()).isFalse();
    }

    @Test
    void savingSpendsTheJournal() throws Exception {
        StateStore store = mine();
        StateSnapshot base = store.write(SampleStates.with("a"));
        var journal = store.openJournal(base);
        SampleStates.record("b").forEach(journal::append);
        store.write(SampleStates.with("a", "b"));
        journal.close();

        assertThat(mine().fold().changed()).isFalse();
        assertThat(mine().read().serial()).isEqualTo(2);
        mine().openJournal(mine().read()).close();
    }

    @Test
    void aLongJournalIsFoldedInAndLeavesNothing() throws Exception {
        StateStore store = mine();
        StateSnapshot base = store.write(SampleStates.with("a"));
        var journal = store.openJournal(base);
        SampleStates.records(150, 1_000).forEach(journal::append);
        journal.close();

        StateStore next = keepsCompanions() ? theirs() : mine();
        try (StateLock lock = next.lock(request(Duration.ZERO))) {
            assertThat(lock.id()).isNotEmpty();
            assertThat(next.recover().state().resources()).hasSize(151);
        }
        assertThat(mine().read().resources()).hasSize(151);
        assertThat(mine().fold().changed()).isFalse();
        assertThat(mine().companions().furtherParts(Companion.JOURNAL)).isEmpty();
    }

    @Test
    void recordsOfWhatWasDoneGrowAndGoWithTheWorkspace() throws Exception {
        StateStore store = mine();
        for (int i = 0; i < 30; i++) {
            AuditLog.append(store.companions(), SampleStates.auditRecord(8_000));
        }

        StateStore reader = keepsCompanions() ? theirs() : mine();
        AuditLog log = AuditLog.read(reader.companions());
        assertThat(log.records()).hasSize(30);
        assertThat(log.broken()).isEmpty();
        assertThat(store.companions().furtherParts(Companion.AUDIT)).isNotEmpty();

        StateBackend backend = open(context(one));
        Assumptions.assumeTrue(backend.hasWorkspaces(), "it keeps one state");
        backend.create("dev");
        StateStore dev = backend.store("dev");
        for (int i = 0; i < 30; i++) {
            AuditLog.append(dev.companions(), SampleStates.auditRecord(8_000));
        }
        assertThat(open(context(folderOfOther())).workspaces()).containsOnly("default", "dev");
        backend.delete("dev");
        assertThat(AuditLog.read(open(context(one)).store("dev").companions()).records()).isEmpty();
        assertThat(AuditLog.read(mine().companions()).records()).hasSize(30);
    }

    @Test
    void keepsWorkspacesApart() throws Exception {
        StateBackend backend = open(context(one));
        Assumptions.assumeTrue(backend.hasWorkspaces(), "it keeps one state");
        assertThat(backend.workspaces()).containsExactly("default");
        backend.store("default").write(SampleStates.with("a"));
        backend.create("dev");
        backend.create("blue");
        backend.store("dev").write(SampleStates.with("b"));

        StateBackend again = open(context(other));
        assertThat(again.workspaces()).containsExactly("default", "blue", "dev");
        assertThat(again.store("dev").read().resources()).hasSize(1);
        assertThat(again.store("dev").read()).isNotEqualTo(again.store("default").read());
        assertThat(again.store("blue").read().isEmpty()).isTrue();

        again.delete("dev");
        assertThat(backend.workspaces()).containsExactly("default", "blue");
        assertThat(open(context(one)).store("dev").read()).isEqualTo(StateSnapshot.EMPTY);
    }

    @Test
    void statesMigrateThereAndBack(@TempDir Path third, @TempDir Path fourth) throws Exception {
        StateBackend source = local(third);
        source.store("default").write(SampleStates.with("a"));
        byte[] key = "k".getBytes(StandardCharsets.UTF_8);
        source.store("default").companions().write(Companion.KEY, key);
        source.store("default").companions().write(Companion.PROGRESS, key);
        for (int i = 0; i < 20; i++) {
            AuditLog.append(source.store("default").companions(), SampleStates.auditRecord(8_000));
        }
        StateBackend target = open(context(one));
        if (target.hasWorkspaces()) {
            source.store("dev").write(SampleStates.with("b"));
        }

        Migration there = new Migration(source, target);
        there.copy(there.extent(), Optional.of(request(Duration.ZERO)));
        StateBackend back = local(fourth);
        Migration andBack = new Migration(open(context(other)), back);
        andBack.copy(andBack.extent(), Optional.of(request(Duration.ZERO)));

        StateBackend original = local(third);
        for (String workspace : original.workspaces()) {
            assertThat(local(fourth).store(workspace).read())
                    .isEqualTo(original.store(workspace).read());
        }
        if (keepsCompanions()) {
            var arrived = back.store("default").companions();
            assertThat(arrived.read(Companion.KEY)).hasValue(key);
            assertThat(arrived.read(Companion.PROGRESS)).hasValue(key);
            assertThat(AuditLog.read(arrived).records()).hasSize(20);
            assertThat(AuditLog.read(arrived).broken()).isEmpty();
        }
        assertThat(new Migration(original, local(fourth)).extent().states()).isEmpty();
    }

    /// Whether another machine finds what lies beside the state.
    protected boolean keepsCompanions() {
        return true;
    }

    private StateBackend local(Path folder) throws StateStoreException {
        BackendContext at =
                new BackendContext(
                        folder,
                        Map.of(),
                        new StateFiles(),
                        Clock.systemUTC(),
                        UUID::randomUUID,
                        waiting::add,
                        BackendContext.OlderPaths.NONE);
        return new dev.terrane.backends.local.LocalBackendType().open(BackendArguments.NONE, at);
    }
}
