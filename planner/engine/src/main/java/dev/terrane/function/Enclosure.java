package dev.terrane.function;

import java.io.IOException;
import java.nio.file.Path;

/// Which files may be read. Where somebody else's configuration is planned, only what lies in the
/// repository is: whatever a plan reads, it may show.
public interface Enclosure {
    Enclosure NONE = file -> true;

    /// @param file that need not be there; links on the way to it are followed
    boolean allows(Path file);

    /// What is refused, and is no other failure to read.
    final class OutsideException extends IOException {
        private static final long serialVersionUID = 1;

        OutsideException(String path) {
            super("\"%s\" lies outside of the repository".formatted(path));
        }
    }
}
