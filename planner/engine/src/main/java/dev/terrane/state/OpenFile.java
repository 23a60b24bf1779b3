package dev.terrane.state;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A file that is open for reading and writing.
interface OpenFile extends Closeable {
    long size() throws IOException;

    /// @return how many bytes were read, or -1 at the end
    int read(ByteBuffer to, long position) throws IOException;

    /// Writes all that the buffer holds.
    void write(ByteBuffer from, long position) throws IOException;

    void truncate(long size) throws IOException;

    /// Returns when all is on the disk.
    void force() throws IOException;

    /// Locks the whole file for this process, unless another one has; closing gives it back.
    boolean tryLock() throws IOException;

    /// Whether the path still leads to this file, and not to another one of that name.
    boolean isAt(Path file) throws IOException;
}
