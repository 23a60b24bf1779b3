package dev.terrane.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The journal beside a place that keeps a state and nothing else, so that it stays on this machine. What
/// was done is saved at that place while the command is at work: at least every 20 s, and at each
/// failure, so that another machine misses little of it.
final class CheckpointJournal implements OpenJournal {
    static final Duration LONGEST = Duration.ofSeconds(20);

    private final OpenJournal journal;
    private final Place place;
    private final Duration longest;
    private final WorkingState working;
    private final Map<Asked, JournalRecord> open = new LinkedHashMap<>();

    /// Held shared by those who append, and alone by one who saves; taken before this object's monitor.
    private final ReadWriteLock saving = new ReentrantReadWriteLock();

    private boolean waiting;
    private boolean dirty;
    private boolean foreign;
    private boolean ended;

    /// Where states are saved.
    interface Place {
        /// @param open requests whose answer is not known yet, for the journal that goes on from there
        /// @return false where somebody else has written since, and nothing was saved
        boolean save(StateSnapshot next, List<JournalRecord> open) throws StateStoreException;
    }

    private record Asked(String address, Optional<String> deposedKey, String place) {}

    CheckpointJournal(OpenJournal journal, StateSnapshot base, Place place, Duration longest) {
        this.journal = journal;
        this.working = new WorkingState(base);
        this.place = place;
        this.longest = longest;
    }

    @Override
    public void append(JournalRecord next) {
        saving.readLock().lock();
        try {
            refuseWhereForeign(next);
            journal.append(next);
            note(next);
        } finally {
            saving.readLock().unlock();
        }
        if (next instanceof JournalRecord.Failed) {
            save();
        }
    }

    private synchronized void refuseWhereForeign(JournalRecord next) {
        if (foreign && isRequest(next)) {
            throw new UncheckedIOException(
                    "the state was changed meanwhile",
                    new IOException("Another program has written the state."));
        }
    }

    private synchronized void note(JournalRecord next) {
        working.apply(next);
        switch (next) {
            case JournalRecord.Intent intent ->
                    open.put(asked(intent, intent.deposedKey()), intent);
            case JournalRecord.Saved saved -> open.remove(asked(saved, saved.deposedKey()));
            case JournalRecord.Gone gone -> open.remove(asked(gone, gone.deposedKey()));
            case JournalRecord.Failed failed -> open.remove(asked(failed, failed.deposedKey()));
            case JournalRecord.Restored restored -> open.remove(asked(restored, Optional.empty()));
            case JournalRecord.Deposed deposed -> {}
            case JournalRecord.Rearranged rearranged -> {}
            case JournalRecord.Due due -> {}
            case JournalRecord.Invoking invoking ->
                    open.put(asked(invoking, invoking.place()), invoking);
            case JournalRecord.Invoked invoked -> open.remove(asked(invoked, invoked.place()));
        }
        if (!isRequest(next)) {
            dirty = true;
            saveLater();
        }
    }

    private static boolean isRequest(JournalRecord next) {
        return next instanceof JournalRecord.Intent || next instanceof JournalRecord.Invoking;
    }

    private static Asked asked(JournalRecord of, Optional<String> deposedKey) {
        return new Asked(of.address().toString(), deposedKey, "");
    }

    private static Asked asked(JournalRecord of, String place) {
        return new Asked(of.address().toString(), Optional.empty(), place);
    }

    private void saveLater() {
        if (!waiting && !ended) {
            waiting = true;
            Thread.ofVirtual().name("checkpoint").start(this::waitAndSave);
        }
    }

    private void waitAndSave() {
        try {
            Thread.sleep(longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            waiting = false;
        }
        save();
    }

    /// Where the place does not answer, the next time may do; all of it is in the journal here.
    private void save() {
        saving.writeLock().lock();
        try {
            if (!dirty || ended || foreign) {
                return;
            }
            foreign = !place.save(working.snapshot(), new ArrayList<>(open.values()));
            dirty = false;
        } catch (StateStoreException unreachable) {
            synchronized (this) {
                saveLater();
            }
        } finally {
            saving.writeLock().unlock();
        }
    }

    /// Nothing is saved from here on but by who ends it.
    void end() {
        saving.writeLock().lock();
        try {
            ended = true;
        } finally {
            saving.writeLock().unlock();
        }
    }

    @Override
    public void close() throws StateStoreException {
        journal.close();
    }
}
