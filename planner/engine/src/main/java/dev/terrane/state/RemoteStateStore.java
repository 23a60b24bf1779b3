package dev.terrane.state;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Keeps a state at a place far away. That nobody else has written meanwhile is told by its version.
///
/// For one command, and for one thread; only the journal may be written by several.
public final class RemoteStateStore implements StateStore {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final RemoteState place;
    private final RemoteBackend.Surroundings surroundings;
    private final Companions companions;
    private final RemoteProblems problems;
    private final StateText text;
    private @Nullable Known known;
    private @Nullable RemoteJournal journal;
    private @Nullable CheckpointJournal checkpoints;

    /// @param current whether it would be kept in the same way now
    private record Known(StateSnapshot state, String version, String digest, boolean current) {}

    RemoteStateStore(RemoteState place, String workspace, RemoteBackend.Surroundings surroundings) {
        this.place = place;
        this.surroundings = surroundings;
        this.problems = new RemoteProblems(place.display());
        this.text = new StateText(surroundings.encryption());
        this.companions =
                SealedCompanions.of(
                        place.companions().orElseGet(() -> localCompanions(workspace)),
                        text.encryption());
    }

    /// What the place can not keep stays on this machine.
    private Companions localCompanions(String workspace) {
        byte[] name =
                (place.display() + "\n" + workspace)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String file = HexFormat.of().formatHex(SideCopy.sha256().digest(name)).substring(0, 16);
        return new LocalCompanions(
                surroundings.localFolder().resolve("states").resolve(file), surroundings.files());
    }

    @Override
    public Companions companions() {
        return companions;
    }

    @Override
    public boolean keepsCompanions() {
        return place.companions().isPresent();
    }

    @Override
    public synchronized StateSnapshot read() throws StateStoreException {
        return know().state();
    }

    /// What was read once counts until the end, so that a write without a lock notices another one.
    private Known know() throws StateStoreException {
        Known last = known;
        if (last != null) {
            return last;
        }
        Known now = fetch();
        known = now;
        return now;
    }

    private Known fetch() throws StateStoreException {
        Optional<RemoteState.Content> content = place.read();
        if (content.isEmpty()) {
            return new Known(StateSnapshot.EMPTY, RemoteState.ABSENT, "", true);
        }
        byte[] bytes = content.get().bytes();
        try {
            StateText.Read read = text.open(bytes, place.display());
            return new Known(read.state(), content.get().version(), digest(bytes), read.current());
        } catch (StateFormatException e) {
            throw problems.malformed(e);
        }
    }

    @Override
    public StateLock lock(LockRequest request) throws StateStoreException {
        return lock(request, LockOwner.here());
    }

    /// The same for another process than this one.
    ///
    /// @param owner as others are told
    public StateLock lock(LockRequest request, LockOwner owner) throws StateStoreException {
        LockInfo wanted =
                new LockInfo(
                        surroundings.ids().get().toString(),
                        request.operation(),
                        owner.text(),
                        request.who(),
                        StateWriter.TERRAFORM_VERSION,
                        surroundings.clock().instant().truncatedTo(ChronoUnit.MICROS).toString(),
                        place.display());
        await(wanted, owner, request.timeout());
        known = null;
        return new RemoteLock(place, wanted);
    }

    private void await(LockInfo wanted, LockOwner here, Duration timeout)
            throws StateStoreException {
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean told = false;
        while (true) {
            Optional<LockInfo> other = take(wanted);
            if (other.isEmpty()) {
                return;
            }
            if (LockOwner.of(other.get()).filter(owner -> owner.hasEnded(here)).isPresent()) {
                throw problems.stale(other.get());
            }
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                throw problems.locked(other.get());
            }
            if (!told) {
                surroundings.waiting().accept(problems.waiting(other.get()));
                told = true;
            }
            sleep(Math.min(leftMillis, LOOK_AGAIN.toMillis()));
        }
    }

    /// Where a call was made twice because its answer was lost, the lock that is there may be ours.
    private Optional<LockInfo> take(LockInfo wanted) throws StateStoreException {
        try {
            return place.lock(wanted).filter(other -> !other.id().equals(wanted.id()));
        } catch (StateStoreException e) {
            giveBack(wanted);
            throw problems.notTaken(e);
        }
    }

    /// What was taken without our having heard of it would keep everybody out.
    private void giveBack(LockInfo wanted) {
        try {
            if (place.holder().filter(now -> now.id().equals(wanted.id())).isPresent()) {
                place.unlock(wanted);
            }
        } catch (StateStoreException unreachable) {
            // Who comes next is told which lock it is, and may take it away.
        }
    }

    private void sleep(long millis) throws StateStoreException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problems.interrupted();
        }
    }

    @Override
    public void forceUnlock(String id) throws StateStoreException {
        LockInfo holder = place.holder().orElseThrow(problems::notLocked);
        if (!holder.id().equals(id)) {
            throw problems.otherLock(id, holder);
        }
        place.breakLock(holder);
    }

    @Override
    public StateSnapshot write(StateSnapshot next) throws StateStoreException {
        endCheckpoints();
        StateSnapshot before = read();
        if (before.sameContent(next) && !before.lineage().isEmpty() && know().current()) {
            spendJournal(before);
            return before;
        }
        StateSnapshot numbered = next.numbered(lineage(before, next), before.serial() + 1);
        push(numbered);
        return numbered;
    }

    private String lineage(StateSnapshot before, StateSnapshot next) {
        if (!before.lineage().isEmpty()) {
            return before.lineage();
        }
        return next.lineage().isEmpty() ? surroundings.ids().get().toString() : next.lineage();
    }

    @Override
    public synchronized void push(StateSnapshot exactly) throws StateStoreException {
        byte[] bytes = text.of(exactly);
        String digest = digest(bytes);
        try {
            String expected = know().version();
            RemoteJournal open = journal;
            if (open != null) {
                open.aboutToSave(exactly, digest);
            }
            String version = write(bytes, expected);
            known = new Known(exactly, version, digest, true);
        } catch (StateStoreException e) {
            throw problems.unsaved(e, rescue(bytes));
        }
        spendJournal(exactly);
        SealedCompanions.renew(companions);
    }

    /// While a command is at work; another thread than that of the command may come.
    private synchronized boolean checkpoint(StateSnapshot next, List<JournalRecord> open)
            throws StateStoreException {
        StateSnapshot before = read();
        if (before.sameContent(next)) {
            return true;
        }
        StateSnapshot numbered = next.numbered(lineage(before, next), before.serial() + 1);
        byte[] bytes = text.of(numbered);
        String digest = digest(bytes);
        RemoteJournal told = Objects.requireNonNull(journal);
        told.aboutToSave(numbered, digest);
        Optional<String> version = placed(bytes, know().version());
        if (version.isEmpty()) {
            return false;
        }
        known = new Known(numbered, version.get(), digest, true);
        told.spent(numbered, open);
        return true;
    }

    private void endCheckpoints() {
        CheckpointJournal running = checkpoints;
        checkpoints = null;
        if (running != null) {
            running.end();
        }
    }

    private String write(byte[] bytes, String expected) throws StateStoreException {
        return placed(bytes, expected).orElseThrow(problems::writtenMeanwhile);
    }

    /// Where a call was made twice because its answer was lost, what is there may be ours; and where
    /// only what stands beside the state was changed, such as the note of a lock, it is another version
    /// of what was read.
    private Optional<String> placed(byte[] bytes, String expected) throws StateStoreException {
        Optional<String> version = place.write(bytes, expected);
        if (version.isPresent()) {
            return version;
        }
        Optional<RemoteState.Content> now = place.read();
        if (now.filter(there -> Arrays.equals(there.bytes(), bytes)).isPresent()) {
            return now.map(RemoteState.Content::version);
        }
        String before = know().digest();
        boolean same =
                now.filter(there -> digest(there.bytes()).equals(before)).isPresent()
                        && !now.get().version().equals(expected);
        return same ? place.write(bytes, now.get().version()) : Optional.empty();
    }

    /// Where the state lies instead, if it could be put there.
    private Optional<Path> rescue(byte[] state) {
        Path file = surroundings.rescueFolder().resolve(LocalStateRescue.ERRORED);
        try (OpenFile open = surroundings.files().access().createPrivate(file)) {
            open.write(ByteBuffer.wrap(state), 0);
            open.force();
            return Optional.of(LocalStateRescue.ERRORED);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void spendJournal(StateSnapshot saved) throws StateStoreException {
        RemoteJournal open = journal;
        if (open != null) {
            open.spent(saved);
        }
    }

    @Override
    public OpenJournal openJournal(StateSnapshot base, ApprovedWork work)
            throws StateStoreException {
        if (companions.read(Companion.JOURNAL).isPresent()) {
            throw problems.journalPresent();
        }
        text.encryption().prepare();
        RemoteJournal opened = new RemoteJournal(companions, base, work);
        journal = opened;
        return place.companions().isPresent() ? opened : withCheckpoints(opened, base);
    }

    private OpenJournal withCheckpoints(RemoteJournal opened, StateSnapshot base) {
        CheckpointJournal running =
                new CheckpointJournal(opened, base, this::checkpoint, CheckpointJournal.LONGEST);
        checkpoints = running;
        return running;
    }

    @Override
    public RecoveredState fold() throws StateStoreException {
        Optional<JournalFile> found = findJournal();
        Known now = know();
        return found.isEmpty()
                ? new RecoveredState(now.state(), false, List.of())
                : new JournalRecovery(journalName(), found.get()).fold(now.state(), now.digest());
    }

    @Override
    public RecoveredState recover() throws StateStoreException {
        RecoveredState folded = fold();
        Optional<JournalFile> found = findJournal();
        if (found.isPresent()) {
            JournalRecovery.keepProgress(found.get(), folded, companions);
        }
        StateSnapshot saved = folded.changed() ? write(folded.state()) : folded.state();
        JournalParts.delete(companions);
        return new RecoveredState(saved, folded.changed(), folded.inDoubt());
    }

    private Optional<JournalFile> findJournal() throws StateStoreException {
        Optional<byte[]> text = JournalParts.read(companions);
        try {
            return text.isEmpty() ? Optional.empty() : JournalFile.read(text.get());
        } catch (StateFormatException e) {
            throw JournalProblems.damaged(journalName(), e);
        }
    }

    private Path journalName() {
        return Path.of("state" + Companion.JOURNAL.suffix());
    }

    private static String digest(byte[] content) {
        return HexFormat.of().formatHex(SideCopy.sha256().digest(content));
    }
}
