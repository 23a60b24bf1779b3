package dev.terrane.state;

import dev.terrane.state.StateText.Read;

import java.io.IOException;
import java.io.InputStream;
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
    private final StateText text;

    LocalStateReading(LocalStatePaths paths, StateFiles files, SideCopy sideCopy, StateText text) {
        this.paths = paths;
        this.files = files;
        this.sideCopy = sideCopy;
        this.text = text;
    }

    Read read() throws StateStoreException {
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

    private Read newest() throws IOException, StateFormatException, StateStoreException {
        if (sideCopy.isComplete()) {
            Read copy = parse(sideCopy.path());
            if (isNewer(copy.state())) {
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
            return isNewer(parse(sideCopy.path()).state());
        } catch (IOException e) {
            throw StateProblems.unreadable(sideCopy.path().getFileName(), e);
        } catch (StateFormatException e) {
            throw StateProblems.malformed(paths, e);
        }
    }

    private boolean isNewer(StateSnapshot copy) throws IOException, StateStoreException {
        Optional<StateSnapshot> state = whole(paths.outputFile());
        return state.isEmpty()
                || (state.get().lineage().equals(copy.lineage())
                        && state.get().serial() < copy.serial());
    }

    /// Nothing where the file is missing, empty or cut off.
    private Optional<StateSnapshot> whole(Path file) throws IOException, StateStoreException {
        try {
            return Optional.of(parse(file).state())
                    .filter(state -> !state.equals(StateSnapshot.EMPTY));
        } catch (StateFormatException e) {
            return Optional.empty();
        }
    }

    /// An empty file is what a lock makes where there is no state yet.
    private Read parse(Path file) throws IOException, StateFormatException, StateStoreException {
        try {
            return text.encryption().isOn()
                    ? text.open(files.read(file, InputStream::readAllBytes), name(file))
                    : new Read(parsePlain(file), true);
        } catch (NoSuchFileException e) {
            return Read.NONE;
        }
    }

    private String name(Path file) {
        return "\"%s\"".formatted(paths.workingDirectory().relativize(file));
    }

    private StateSnapshot parsePlain(Path file) throws IOException, StateFormatException {
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
    }
}
