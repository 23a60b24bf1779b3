package dev.terrane.state;

import dev.terrane.state.JournalFile.Saving;
import dev.terrane.state.JournalLines.Kind;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/// A journal that lies where the state is kept, so that another machine can go on.
///
/// [#append] returns when the record has arrived there. While one version is on its way, the records
/// of all others gather, and travel together with the next. Where a part has grown large, what comes
/// goes into the next one ([JournalParts]).
final class RemoteJournal implements OpenJournal {
    private final Companions place;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final ProgressKeeper progress;
    private Saving base;
    private int part;
    private long gathered;
    private long arrived;
    private boolean travelling;
    private @Nullable StateStoreException failure;

    RemoteJournal(Companions place, StateSnapshot base, ApprovedWork work) {
        this.place = place;
        this.progress = new ProgressKeeper(place, work);
        this.base = new Saving(base.lineage(), base.serial(), "");
    }

    /// Keeps a record.
    ///
    /// @throws UncheckedIOException where an intent can not be kept; the request must then not be
    ///     made. What has become of a request is never refused: it is still in the working state.
    @Override
    public void append(JournalRecord next) {
        progress.note(next);
        try {
            add(line(next));
        } catch (StateStoreException e) {
            if (next instanceof JournalRecord.Intent) {
                throw new UncheckedIOException(
                        "the journal can not be written", new IOException(e.detail(), e));
            }
        }
    }

    private void add(byte[] line) throws StateStoreException {
        long mine;
        synchronized (this) {
            if (text.size() == 0) {
                text.writeBytes(head(""));
            }
            text.writeBytes(line);
            mine = ++gathered;
        }
        arrive(mine);
    }

    /// @param before digest of the part before this one, empty for the first
    private byte[] head(String before) {
        try {
            return JournalLines.beginning(
                    new Saving(base.lineage(), base.serial(), before), progress.work());
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
    }

    /// Whoever finds nobody on the way goes, with all that has gathered.
    private void arrive(long wanted) throws StateStoreException {
        while (true) {
            byte[] all;
            long last;
            int number;
            synchronized (this) {
                await(wanted);
                if (arrived >= wanted) {
                    return;
                }
                travelling = true;
                all = text.toByteArray();
                last = gathered;
                number = part;
            }
            travel(number, all, last);
        }
    }

    private synchronized void await(long wanted) throws StateStoreException {
        try {
            while (travelling && arrived < wanted) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateStoreException(
                    "Journal could not be written", "Writing the journal was interrupted.", e);
        }
    }

    private void travel(int number, byte[] all, long last) throws StateStoreException {
        try {
            place.write(Companion.JOURNAL.part(number), all);
            synchronized (this) {
                arrived = Math.max(arrived, last);
                failure = null;
                if (all.length >= JournalParts.LARGE_BYTES) {
                    beginPart(all);
                }
            }
        } catch (StateStoreException e) {
            synchronized (this) {
                failure = e;
            }
            throw e;
        } finally {
            synchronized (this) {
                travelling = false;
                notifyAll();
            }
        }
    }

    /// What has gathered behind the full part goes into the next one.
    private void beginPart(byte[] full) {
        byte[] more = Arrays.copyOfRange(text.toByteArray(), full.length, text.size());
        part++;
        text.reset();
        text.writeBytes(head(JournalParts.digest(full)));
        text.writeBytes(more);
    }

    /// Notes which snapshot will hold all that was told until now, before it becomes the state.
    void aboutToSave(StateSnapshot next, String digest) throws StateStoreException {
        synchronized (this) {
            if (text.size() == 0) {
                return;
            }
        }
        try {
            add(JournalLines.line(Kind.SAVING, new Saving(next.lineage(), next.serial(), digest)));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
    }

    /// Drops what was told, because a snapshot holds it; goes on from that one.
    void spent(StateSnapshot saved) throws StateStoreException {
        spent(saved, List.of());
    }

    /// The same.
    ///
    /// @param open what the snapshot does not hold, because its answer is not known
    void spent(StateSnapshot saved, List<JournalRecord> open) throws StateStoreException {
        progress.keep();
        boolean there;
        int last;
        byte[] next;
        synchronized (this) {
            base = new Saving(saved.lineage(), saved.serial(), "");
            there = text.size() > 0;
            last = part;
            part = 0;
            text.reset();
            if (!open.isEmpty()) {
                text.writeBytes(head(""));
                open.forEach(record -> text.writeBytes(line(record)));
            }
            next = text.toByteArray();
            arrived = gathered;
            failure = null;
        }
        if (there) {
            replace(next, last);
        }
    }

    private static byte[] line(JournalRecord record) {
        try {
            return JournalLines.line(Kind.RECORD, JournalCodec.encode(record));
        } catch (IOException e) {
            throw new UncheckedIOException("records can be encoded", e);
        }
    }

    /// The first part goes first: without it there is no journal.
    private void replace(byte[] next, int lastPart) throws StateStoreException {
        if (next.length > 0) {
            place.write(Companion.JOURNAL, next);
        } else {
            place.delete(Companion.JOURNAL);
        }
        for (int number = 1; number <= lastPart; number++) {
            place.delete(Companion.JOURNAL.part(number));
        }
    }

    @Override
    public void close() throws StateStoreException {
        StateStoreException lost;
        synchronized (this) {
            lost = failure;
        }
        if (lost != null) {
            throw new StateStoreException(
                    "Journal could not be written",
                    "%s Nothing more was begun; what had been done is in the state if that could be saved."
                            .formatted(lost.detail()),
                    lost);
        }
    }
}
