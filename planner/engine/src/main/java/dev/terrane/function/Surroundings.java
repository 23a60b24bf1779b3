package dev.terrane.function;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What functions may know of the world: files, the clock and chance.
///
/// Paths are as the configuration has them; relative ones are meant from the working directory of
/// the command, as Terraform does it, whatever module they stand in.
public interface Surroundings {

    /// What is found at a path, links followed.
    enum FileKind {
        MISSING,
        REGULAR,
        DIRECTORY,
        OTHER
    }

    /// What a file holds. [java.nio.file.NoSuchFileException] where there is none.
    byte[] read(String path) throws IOException;

    FileKind kindOf(String path) throws IOException;

    /// The names in a directory, in any order; none where it can not be read.
    List<String> list(String directory) throws IOException;

    /// An absolute path.
    String workingDirectory();

    Optional<String> homeDirectory();

    /// Now; empty where the result has to stay open until the plan is applied.
    Optional<Instant> timestamp();

    /// When the plan was made; empty while there is none yet, as in `validate`.
    Optional<Instant> planTimestamp();

    /// Bytes by chance; empty where the result has to stay open until the plan is applied.
    Optional<byte[]> randomBytes(int count);
}
