package dev.terrane.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Files of ours beside a file that is a state.
public final class LocalCompanions implements Companions {
    private static final String UNFINISHED = ".terrane-unfinished";

    private final Path state;
    private final StateFiles files;

    /// @param state by whose name they are called
    public LocalCompanions(Path state, StateFiles files) {
        this.state = state;
        this.files = files;
    }

    Path file(Companion which) {
        return state.resolveSibling(state.getFileName() + which.suffix());
    }

    @Override
    public Optional<byte[]> read(Companion which) throws StateStoreException {
        try {
            return Optional.of(files.read(file(which), InputStream::readAllBytes));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw problem("read", which, e);
        } catch (StateFormatException e) {
            throw new IllegalStateException("bytes have no format", e);
        }
    }

    @Override
    public void write(Companion which, byte[] content) throws StateStoreException {
        Path unfinished = state.resolveSibling(file(which).getFileName() + UNFINISHED);
        try {
            try (OpenFile file = files.access().createPrivate(unfinished)) {
                file.write(ByteBuffer.wrap(content), 0);
                file.force();
            }
            files.access().move(unfinished, file(which));
        } catch (IOException e) {
            throw problem("written", which, e);
        }
    }

    @Override
    public void delete(Companion which) throws StateStoreException {
        try {
            files.access().deleteIfExists(file(which));
        } catch (IOException e) {
            throw problem("deleted", which, e);
        }
    }

    private StateStoreException problem(String verb, Companion which, IOException cause) {
        return new StateStoreException(
                "A file beside the state can not be used",
                "\"%s\" can not be %s: %s."
                        .formatted(file(which).getFileName(), verb, DiskProblems.text(cause)),
                cause);
    }
}
