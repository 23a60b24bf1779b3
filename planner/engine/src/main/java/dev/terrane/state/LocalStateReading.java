package dev.terrane.state;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the state, or the complete copy of it where a command was stopped while it wrote.
///
/// Without a lock, another process may be writing meanwhile. It never does so without a complete
/// copy lying beside, so that a second look finds either.
final class LocalStateReading {
    private static final int LOOKS = 5;

    private final LocalStatePaths paths;
    private final StateFiles files;
    private final SideCopy sideCopy;

    LocalStateReading(LocalStatePaths paths, StateFiles files, SideCopy sideCopy) {
        this.paths = paths;
        this.files = files;
        this.sideCopy = sideCopy;
    }

    StateSnapshot read() throws StateStoreException {
        for (int look = 1; ; look++) {
            try {
                return paths.inPlace() ? newest() : parse(paths.inputFile());
            } catch (StateFormatException e) {
                if (look == LOOKS || !paths.inPlace()) {
                    throw StateProblems.malformed(paths, e);
                }
            } catch (IOException e) {
                throw StateProblems.unreadable(paths.input(), e);
            }
        }
    }

    private StateSnapshot newest() throws IOException, StateFormatException {
        if (sideCopy.isComplete()) {
            StateSnapshot copy = parse(sideCopy.path());
            if (isNewer(copy)) {
                return copy;
            }
        }
        return parse(paths.inputFile());
    }

    /// The file that the state is read from.
    Path source() throws StateStoreException {
        return paths.inPlace() && sideCopy.isComplete() && isSideCopyNewer()
                ? sideCopy.path()
                : paths.inputFile();
    }

    /// Whether the copy is what the state should be: the state is cut off, or an older one.
    boolean isSideCopyNewer() throws StateStoreException {
        try {
            return isNewer(parse(sideCopy.path()));
        } catch (IOException e) {
            throw StateProblems.unreadable(sideCopy.path().getFileName(), e);
        } catch (StateFormatException e) {
            throw StateProblems.malformed(paths, e);
        }
    }

    private boolean isNewer(StateSnapshot copy) throws IOException {
        Optional<StateSnapshot> state = whole(paths.outputFile());
        return state.isEmpty()
                || (state.get().lineage().equals(copy.lineage())
                        && state.get().serial() < copy.serial());
    }

    /// Nothing where the file is missing, empty or cut off.
    private Optional<StateSnapshot> whole(Path file) throws IOException {
        try {
            return Optional.of(parse(file)).filter(state -> !state.equals(StateSnapshot.EMPTY));
        } catch (StateFormatException e) {
            return Optional.empty();
        }
    }

    /// An empty file is what a lock makes where there is no state yet.
    private StateSnapshot parse(Path file) throws IOException, StateFormatException {
        try {
            return files.read(
                    file,
                    content -> {
                        content.mark(1);
                        if (content.read() < 0) {
                            return StateSnapshot.EMPTY;
                        }
                        content.reset();
                        return StateReader.read(content);
                    });
        } catch (NoSuchFileException e) {
            return StateSnapshot.EMPTY;
        }
    }
}
