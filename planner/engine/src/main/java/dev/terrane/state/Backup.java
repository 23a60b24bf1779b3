package dev.terrane.state;

import java.io.IOException;
import java.nio.file.Path;

/// The copy of a state that its replacement leaves.
record Backup(FileSystemAccess access, Path file) {
    private static final String UNFINISHED = ".terrane-unfinished";

    /// Nothing is taken of a state that was never written.
    void take(OpenFile state) throws IOException {
        if (state.size() == 0) {
            return;
        }
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try (OpenFile copy = access.create(unfinished)) {
            FileStreams.copy(state, copy);
            copy.force();
        } catch (IOException e) {
            access.deleteIfExists(unfinished);
            throw e;
        }
        access.move(unfinished, file);
    }
}
