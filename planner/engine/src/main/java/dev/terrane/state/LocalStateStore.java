package dev.terrane.state;

import dev.terrane.state.StateText.Read;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Keeps a state in a file on this disk, as Terraform's local backend does, so that either program
/// can go on where the other has stopped, and neither writes while the other does.
///
/// For one command, and for one thread; only the journal may be written by several.
public final class LocalStateStore implements StateStore {
    private final LocalStatePaths paths;
    private final StateFiles files;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Consumer<String> waiting;
    private final StateText text;
    private final SealedLines lines;
    private final SideCopy sideCopy;
    private @Nullable LocalLock lock;
    private @Nullable StateSnapshot known;
    private @Nullable FileJournal journal;
    private boolean backedUp;
    private boolean current = true;

    /// @param files the one of this process
    /// @param ids random ones, for the lineage of a new state and for locks
    public LocalStateStore(
            LocalStatePaths paths, StateFiles files, Clock clock, Supplier<UUID> ids) {
        this(paths, files, clock, ids, StateEncryption.OFF, sentence -> {});
    }

    /// One that is kept in another way than as its text.
    ///
    /// @param waiting is told once for whose lock a command waits
    public LocalStateStore(
            LocalStatePaths paths,
            StateFiles files,
            Clock clock,
            Supplier<UUID> ids,
            StateEncryption encryption,
            Consumer<String> waiting) {
        this.text = new StateText(encryption);
        this.lines = new SealedLines(encryption);
        this.paths = paths;
        this.files = files;
        this.clock = clock;
        this.ids = ids;
        this.waiting = waiting;
        this.sideCopy = new SideCopy(files.access(), paths, text);
    }

    @Override
    public StateSnapshot read() throws StateStoreException {
        StateSnapshot last = known;
        if (last != null) {
            return last;
        }
        Read read = reading().read();
        current = read.current();
        remember(read.state());
        return read.state();
    }

    private LocalStateReading reading() {
        return new LocalStateReading(paths, files, sideCopy, text);
    }

    /// Under the lock nobody else changes the state.
    private void remember(StateSnapshot now) {
        known = lock == null ? null : now;
    }

    @Override
    public StateLock lock(LockRequest request) throws StateStoreException {
        LocalLock taken =
                new LocalLocking(paths, files, clock, ids, waiting).lock(request, this::unlocked);
        lock = taken;
        try {
            settle();
        } catch (StateStoreException e) {
            taken.close();
            throw e;
        }
        return taken;
    }

    /// The operating system takes the lock back when the process that holds it has ended.
    @Override
    public void forceUnlock(String id) throws StateStoreException {
        throw StateProblems.notForced(paths);
    }

    @Override
    public Companions companions() {
        return SealedCompanions.of(
                new LocalCompanions(paths.outputFile(), files), text.encryption());
    }

    private void unlocked() {
        lock = null;
        known = null;
        backedUp = false;
    }

    /// Completes what a command has left that was stopped while it wrote.
    private void settle() throws StateStoreException {
        try {
            sideCopy.dropUnfinished();
            if (!sideCopy.isComplete()) {
                return;
            }
            if (reading().isSideCopyNewer()) {
                withOutput(sideCopy::copyInto);
            } else {
                sideCopy.setAside();
            }
        } catch (IOException e) {
            throw StateProblems.onlyBeside(paths, sideCopy.path(), e);
        }
    }

    @Override
    public StateSnapshot write(StateSnapshot next) throws StateStoreException {
        StateSnapshot before = read();
        boolean same = before.sameContent(next) && !before.lineage().isEmpty();
        if (same && current && paths.inPlace()) {
            spendJournal(before);
            return before;
        }
        StateSnapshot numbered =
                next.numbered(lineage(before, next), before.serial() + (same ? 0 : 1));
        save(before, numbered);
        return numbered;
    }

    private String lineage(StateSnapshot before, StateSnapshot next) {
        if (!before.lineage().isEmpty()) {
            return before.lineage();
        }
        return next.lineage().isEmpty() ? ids.get().toString() : next.lineage();
    }

    @Override
    public void push(StateSnapshot exactly) throws StateStoreException {
        save(known, exactly);
    }

    /// Terraform leaves an empty file, too.
    @Override
    public void retire() throws StateStoreException {
        try {
            backUpOnce();
            withOutput(state -> {
                state.truncate(0);
                state.force();
            });
        } catch (IOException e) {
            throw StateProblems.unreadable(paths.output(), e);
        }
    }

    private void save(@Nullable StateSnapshot before, StateSnapshot next)
            throws StateStoreException {
        if (lock == null) {
            settle();
        }
        prepare(next);
        try {
            withOutput(state -> replace(state, before));
        } catch (IOException e) {
            throw StateProblems.onlyBeside(paths, sideCopy.path(), e);
        }
        current = true;
        remember(next);
        spendJournal(next);
        SealedCompanions.renew(companions());
    }

    private void prepare(StateSnapshot next) throws StateStoreException {
        try {
            backUpOnce();
            String digest = sideCopy.prepare(next);
            FileJournal open = journal;
            if (open != null) {
                open.aboutToSave(next, digest);
            }
            sideCopy.finish();
        } catch (IOException e) {
            throw rescue().notPrepared(next, e);
        }
    }

    private void replace(OpenFile state, @Nullable StateSnapshot before)
            throws StateStoreException {
        try {
            sideCopy.copyInto(state);
        } catch (IOException e) {
            throw rescue().notCopied(state, before, e);
        }
    }

    private LocalStateRescue rescue() {
        return new LocalStateRescue(paths, files.access(), sideCopy, text);
    }

    /// The backup is what the state was before this command, however often that saves.
    private void backUpOnce() throws IOException, StateStoreException {
        Optional<Path> backup = paths.backupFile();
        if (backedUp || backup.isEmpty() || !files.access().exists(paths.outputFile())) {
            return;
        }
        withOutput(state -> new Backup(files.access(), backup.get(), text).take(state));
        backedUp = true;
    }

    private interface Use {
        void of(OpenFile state) throws IOException, StateStoreException;
    }

    /// The file is not opened a second time while it is locked, since that would end the lock.
    private void withOutput(Use use) throws IOException, StateStoreException {
        LocalLock held = lock;
        if (held != null) {
            use.of(held.file());
            return;
        }
        try (OpenFile opened = files.access().openToWrite(paths.outputFile())) {
            use.of(opened);
        }
    }

    private void spendJournal(StateSnapshot saved) throws StateStoreException {
        FileJournal open = journal;
        if (open != null) {
            try {
                open.spent(saved);
            } catch (IOException e) {
                throw JournalProblems.unwritable(journalFile(), e);
            }
        }
    }

    private Path journalFile() {
        return paths.beside(Companion.JOURNAL.suffix());
    }

    @Override
    public OpenJournal openJournal(StateSnapshot base, ApprovedWork work)
            throws StateStoreException {
        if (files.access().exists(journalFile())) {
            throw JournalProblems.present(journalFile());
        }
        text.encryption().prepare();
        FileJournal opened =
                new FileJournal(
                        files.access(),
                        journalFile(),
                        base,
                        new ProgressKeeper(companions(), work),
                        lines);
        journal = opened;
        return opened;
    }

    @Override
    public RecoveredState fold() throws StateStoreException {
        while (true) {
            Optional<JournalFile> found = findJournal();
            StateSnapshot state = read();
            try {
                return found.isEmpty()
                        ? new RecoveredState(state, false, List.of())
                        : fold(state, found.get());
            } catch (StateStoreException e) {
                boolean othersAtWork = lock == null && !findJournal().equals(found);
                if (!othersAtWork) {
                    throw e;
                }
            }
        }
    }

    private RecoveredState fold(StateSnapshot state, JournalFile found) throws StateStoreException {
        String digest = found.saving().isPresent() ? digestOfState() : "";
        return new JournalRecovery(journalFile(), found).fold(state, digest);
    }

    @Override
    public RecoveredState recover() throws StateStoreException {
        RecoveredState folded = fold();
        Optional<JournalFile> found = findJournal();
        if (found.isEmpty()) {
            dropVoidJournal();
            return folded;
        }
        JournalRecovery.keepProgress(found.get(), folded, companions());
        journal = resume(read(), found.get());
        StateSnapshot saved = folded.changed() ? write(folded.state()) : folded.state();
        spendJournal(saved);
        journal = null;
        return new RecoveredState(saved, folded.changed(), folded.inDoubt());
    }

    private FileJournal resume(StateSnapshot state, JournalFile found) throws StateStoreException {
        try {
            return FileJournal.resume(
                    files.access(), journalFile(), state, found.length(), companions(), lines);
        } catch (IOException e) {
            throw JournalProblems.unreadable(journalFile(), e);
        }
    }

    /// One whose first line was cut off tells nothing.
    private void dropVoidJournal() throws StateStoreException {
        try {
            files.access().deleteIfExists(journalFile());
        } catch (IOException e) {
            throw JournalProblems.unreadable(journalFile(), e);
        }
    }

    private Optional<JournalFile> findJournal() throws StateStoreException {
        try {
            byte[] kept = files.read(journalFile(), InputStream::readAllBytes);
            String name = "\"%s\"".formatted(journalFile().getFileName());
            SealedLines.Opened opened = lines.open(kept, name);
            Optional<JournalFile> found = JournalFile.read(opened.text());
            return text.encryption().isOn()
                    ? found.map(file -> file.ofLength(opened.length()))
                    : found;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw JournalProblems.unreadable(journalFile(), e);
        } catch (StateFormatException e) {
            throw JournalProblems.damaged(journalFile(), e);
        }
    }

    private String digestOfState() throws StateStoreException {
        try {
            Path source = reading().source();
            return files.read(source, LocalStateStore::digest);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw StateProblems.unreadable(paths.input(), e);
        } catch (StateFormatException e) {
            throw StateProblems.malformed(paths, e);
        }
    }

    private static String digest(InputStream content) throws IOException {
        MessageDigest digest = SideCopy.sha256();
        byte[] buffer = new byte[1 << 16];
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            digest.update(buffer, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
