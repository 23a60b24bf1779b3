package dev.terrane.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The state files that this process has locked: one of these for all of the process.
///
/// An operating system gives a process's lock on a file back as soon as the process closes any
/// descriptor of that file. So a file that is locked is opened once, and whoever wants to read it
/// reads through that.
public final class StateFiles {
    private final FileSystemAccess access;
    private final Map<Path, OpenFile> locked = new HashMap<>();

    /// What is done with the content of a file.
    public interface Use<T> {
        T of(InputStream content) throws IOException, StateFormatException;
    }

    public StateFiles() {
        this(new DiskAccess());
    }

    StateFiles(FileSystemAccess access) {
        this.access = access;
    }

    FileSystemAccess access() {
        return access;
    }

    /// Hands over the file's content, from its beginning; no file is locked meanwhile, so that none of
    /// this process's locks is lost when this descriptor is closed.
    public synchronized <T> T read(Path file, Use<T> use) throws IOException, StateFormatException {
        OpenFile known = locked.get(access.realPath(file));
        if (known != null) {
            return use.of(FileStreams.input(known));
        }
        try (OpenFile opened = access.openToRead(file)) {
            return use.of(FileStreams.input(opened));
        }
    }

    /// Opens and locks the file; nothing where it is locked already, by whomever.
    synchronized Optional<OpenFile> tryLock(Path file) throws IOException {
        if (access.exists(file) && locked.containsKey(access.realPath(file))) {
            return Optional.empty();
        }
        OpenFile opened = access.openToWrite(file);
        boolean mine = false;
        try {
            mine = opened.tryLock() && opened.isAt(file);
        } finally {
            if (!mine) {
                opened.close();
            }
        }
        if (mine) {
            locked.put(access.realPath(file), opened);
        }
        return mine ? Optional.of(opened) : Optional.empty();
    }

    /// Closes the file, and so gives its lock back.
    synchronized void release(OpenFile file) throws IOException {
        locked.values().remove(file);
        file.close();
    }
}
