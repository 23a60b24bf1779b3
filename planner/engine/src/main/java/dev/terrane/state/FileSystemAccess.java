package dev.terrane.state;

import java.io.IOException;
import java.nio.file.Path;

/// What keeping a state asks of a file system: the seam where tests let a disk fail.
interface FileSystemAccess {
    boolean exists(Path file);

    /// An existing file; one that may only be read too.
    OpenFile openToRead(Path file) throws IOException;

    /// Makes the file and its folders where they are missing.
    OpenFile openToWrite(Path file) throws IOException;

    /// An empty file, whatever was there, that its owner alone may read.
    OpenFile createPrivate(Path file) throws IOException;

    /// An empty file, whatever was there, with the usual permissions.
    OpenFile create(Path file) throws IOException;

    /// Replaces what is there in one step, which has reached the disk on return.
    void move(Path from, Path to) throws IOException;

    void deleteIfExists(Path file) throws IOException;

    /// The same for all paths that lead to the file.
    Path realPath(Path file) throws IOException;
}
