package dev.terrane.state;

import java.io.IOException;
import java.nio.file.Path;

/// The state's file, locked, with the note beside it that tells others who has locked it.
final class LocalLock implements StateLock {
    private final LocalStatePaths paths;
    private final StateFiles files;
    private final String id;
    private final OpenFile file;
    private final Runnable whenReleased;
    private boolean released;

    LocalLock(
            LocalStatePaths paths,
            StateFiles files,
            String id,
            OpenFile file,
            Runnable whenReleased) {
        this.paths = paths;
        this.files = files;
        this.id = id;
        this.file = file;
        this.whenReleased = whenReleased;
    }

    @Override
    public String id() {
        return id;
    }

    OpenFile file() {
        return file;
    }

    @Override
    public void close() throws StateStoreException {
        if (released) {
            return;
        }
        released = true;
        whenReleased.run();
        try {
            removeTraces();
        } catch (IOException e) {
            throw StateProblems.notReleased(paths, e);
        }
    }

    /// A state that was never written leaves no file.
    private void removeTraces() throws IOException {
        try {
            files.access().deleteIfExists(noteOf(paths));
            if (file.size() == 0) {
                files.access().deleteIfExists(paths.outputFile());
            }
        } finally {
            files.release(file);
        }
    }

    /// `.terraform.tfstate.lock.info` beside the state.
    static Path noteOf(LocalStatePaths paths) {
        Path input = paths.inputFile();
        return input.resolveSibling("." + input.getFileName() + ".lock.info");
    }
}
