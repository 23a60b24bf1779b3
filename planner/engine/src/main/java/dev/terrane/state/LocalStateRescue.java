package dev.terrane.state;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/// Sees to it that a state which can not be saved, on a full disk perhaps, lies somewhere at least.
final class LocalStateRescue {
    static final Path ERRORED = Path.of("errored.tfstate");

    private final LocalStatePaths paths;
    private final FileSystemAccess access;
    private final SideCopy sideCopy;
    private final StateText text;

    LocalStateRescue(
            LocalStatePaths paths, FileSystemAccess access, SideCopy sideCopy, StateText text) {
        this.paths = paths;
        this.access = access;
        this.sideCopy = sideCopy;
        this.text = text;
    }

    /// The state's file was not touched yet.
    StateStoreException notPrepared(StateSnapshot next, IOException cause) {
        try {
            sideCopy.dropUnfinished();
            try (OpenFile file = access.createPrivate(errored())) {
                write(next, file);
            }
            return StateProblems.unsaved(paths, Optional.of(ERRORED), cause);
        } catch (IOException e) {
            cause.addSuppressed(e);
            dropHalfOf(errored(), cause);
            return StateProblems.unsaved(paths, Optional.empty(), cause);
        }
    }

    /// The state's file is cut off, and the copy beside it is whole.
    ///
    /// @param before what the file held, where that is known
    StateStoreException notCopied(
            OpenFile state, @Nullable StateSnapshot before, IOException cause) {
        if (before == null) {
            return StateProblems.onlyBeside(paths, sideCopy.path(), cause);
        }
        try {
            state.truncate(0);
            if (!before.equals(StateSnapshot.EMPTY)) {
                write(before, state);
            }
            sideCopy.moveTo(errored());
            return StateProblems.unsaved(paths, Optional.of(ERRORED), cause);
        } catch (IOException e) {
            cause.addSuppressed(e);
            return StateProblems.onlyBeside(paths, sideCopy.path(), cause);
        }
    }

    private Path errored() {
        return paths.workingDirectory().resolve(ERRORED);
    }

    private void write(StateSnapshot state, OpenFile file) throws IOException {
        OutputStream to = FileStreams.output(file);
        try {
            text.write(state, to);
        } catch (StateStoreException e) {
            throw new IOException(e.detail(), e);
        }
        to.flush();
        file.force();
    }

    private void dropHalfOf(Path file, IOException cause) {
        try {
            access.deleteIfExists(file);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
