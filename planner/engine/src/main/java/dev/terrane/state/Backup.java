package dev.terrane.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// The copy of a state that its replacement leaves.
record Backup(FileSystemAccess access, Path file, StateText text) {
    private static final String UNFINISHED = ".terrane-unfinished";

    /// Nothing is taken of a state that was never written.
    void take(OpenFile state) throws IOException, StateStoreException {
        if (state.size() == 0) {
            return;
        }
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try (OpenFile copy = access.create(unfinished)) {
            copy(state, copy);
            copy.force();
        } catch (IOException e) {
            access.deleteIfExists(unfinished);
            throw e;
        }
        access.move(unfinished, file);
    }

    /// What lies there plainly, or under an older key, does not go on doing so as a backup.
    private void copy(OpenFile state, OpenFile copy) throws IOException, StateStoreException {
        if (!text.encryption().isOn()) {
            FileStreams.copy(state, copy);
            return;
        }
        try (InputStream content = FileStreams.input(state)) {
            StateSnapshot replaced = text.read(content.readAllBytes(), "the state");
            copy.write(ByteBuffer.wrap(text.of(replaced)), 0);
        } catch (StateFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
