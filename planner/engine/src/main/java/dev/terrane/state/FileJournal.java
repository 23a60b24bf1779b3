package dev.terrane.state;

import dev.terrane.state.JournalFile.Saving;
import dev.terrane.state.JournalLines.Kind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;

/// A journal in a file beside the state.
///
/// A record has reached the operating system when [#append] returns, which is enough for the end of
/// this process; a thread in the background takes what has gathered to the disk every 50 ms.
final class FileJournal implements OpenJournal {
    private static final Duration GATHERING = Duration.ofMillis(50);

    private final FileSystemAccess access;
    private final Path path;
    private final SealedLines lines;

    /// Held while the file is taken to the disk or closed; taken before this object's own monitor.
    private final Object forcing = new Object();

    private final ProgressKeeper progress;
    private Saving base;
    private @Nullable OpenFile file;
    private long end;
    private boolean dirty;
    private boolean gathering;
    private @Nullable IOException failure;

    /// A journal that goes on from a snapshot; its file is made with its first record.
    FileJournal(
            FileSystemAccess access,
            Path path,
            StateSnapshot base,
            ProgressKeeper progress,
            SealedLines lines) {
        this.access = access;
        this.path = path;
        this.progress = progress;
        this.lines = lines;
        this.base = new Saving(base.lineage(), base.serial(), "");
    }

    /// A journal that is there already, to be spent.
    ///
    /// @param length of its whole lines
    static FileJournal resume(
            FileSystemAccess access,
            Path path,
            StateSnapshot base,
            long length,
            Companions besideState,
            SealedLines lines)
            throws IOException {
        FileJournal journal =
                new FileJournal(
                        access,
                        path,
                        base,
                        new ProgressKeeper(besideState, ApprovedWork.NONE),
                        lines);
        OpenFile file = access.openToWrite(path);
        journal.file = file;
        journal.end = length;
        file.truncate(length);
        return journal;
    }

    /// Keeps a record.
    ///
    /// @throws UncheckedIOException where an intent can not be kept, or a record before it was lost;
    ///     the request must then not be made. What has become of a request is never refused: where
    ///     it can not be kept, it is still in the working state, and [#close] tells.
    @Override
    public void append(JournalRecord next) {
        boolean intent =
                next instanceof JournalRecord.Intent || next instanceof JournalRecord.Invoking;
        try {
            byte[] line = JournalLines.line(Kind.RECORD, JournalCodec.encode(next));
            synchronized (this) {
                if (intent && failure != null) {
                    throw failure;
                }
                progress.note(next);
                write(line);
                gather();
            }
        } catch (IOException e) {
            failed(e);
            if (intent) {
                throw new UncheckedIOException("the journal can not be written", e);
            }
        }
    }

    private synchronized void failed(IOException e) {
        failure = failure == null ? e : failure;
    }

    /// The first line comes with the first record, in one write.
    private void write(byte[] line) throws IOException {
        OpenFile open = file;
        if (open == null) {
            open = access.createPrivate(path);
            file = open;
            end = 0;
        }
        byte[] whole =
                end == 0
                        ? join(sealed(JournalLines.beginning(base, progress.work())), sealed(line))
                        : sealed(line);
        try {
            open.write(ByteBuffer.wrap(whole), end);
            end += whole.length;
        } catch (IOException e) {
            open.truncate(end);
            throw e;
        }
    }

    private byte[] sealed(byte[] line) throws IOException {
        try {
            return lines.seal(line);
        } catch (StateStoreException e) {
            throw new IOException(e.detail(), e);
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }

    private void gather() {
        dirty = true;
        if (!gathering) {
            gathering = true;
            Thread.ofVirtual().name("journal").start(this::forceWhileDirty);
        }
    }

    private void forceWhileDirty() {
        try {
            do {
                Thread.sleep(GATHERING);
            } while (force());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            failed(e);
        }
    }

    /// Takes to the disk what has been written.
    ///
    /// @return false where there was nothing any more, and the gathering has ended
    private boolean force() throws IOException {
        synchronized (forcing) {
            OpenFile open;
            synchronized (this) {
                open = file;
                if (!dirty || open == null) {
                    gathering = false;
                    return false;
                }
                dirty = false;
            }
            open.force();
            return true;
        }
    }

    /// Notes which snapshot will hold all that was told until now, before it becomes the state.
    void aboutToSave(StateSnapshot next, String digest) throws IOException {
        synchronized (forcing) {
            synchronized (this) {
                if (file == null) {
                    return;
                }
                write(
                        JournalLines.line(
                                Kind.SAVING, new Saving(next.lineage(), next.serial(), digest)));
                file.force();
            }
        }
    }

    /// Drops what was told, because a snapshot holds it; goes on from that one.
    void spent(StateSnapshot saved) throws IOException, StateStoreException {
        progress.keep();
        synchronized (forcing) {
            synchronized (this) {
                base = new Saving(saved.lineage(), saved.serial(), "");
                failure = null;
                OpenFile open = file;
                file = null;
                if (open != null) {
                    open.close();
                    access.deleteIfExists(path);
                }
            }
        }
    }

    @Override
    public void close() throws StateStoreException {
        try {
            closeFile();
        } catch (IOException e) {
            failed(e);
        }
        IOException lost = failure;
        if (lost != null) {
            throw JournalProblems.unwritable(path, lost);
        }
    }

    private void closeFile() throws IOException {
        synchronized (forcing) {
            synchronized (this) {
                OpenFile open = file;
                file = null;
                if (open != null) {
                    try (open) {
                        open.force();
                    }
                }
            }
        }
    }
}
