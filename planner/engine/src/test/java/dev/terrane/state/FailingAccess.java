package dev.terrane.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A disk that kills the process at a step, or that is full.
final class FailingAccess implements FileSystemAccess {
    private final FileSystemAccess disk = new DiskAccess();
    private final Path directory;
    private int stepsLeft = Integer.MAX_VALUE;
    private long capacityBytes = Long.MAX_VALUE;
    private final List<OpenFile> opened = new ArrayList<>();

    /// What stands for the end of the process.
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private FailingAccess(Path directory) {
        this.directory = directory;
    }

    static FailingAccess killedAtStep(Path directory, int step) {
        FailingAccess access = new FailingAccess(directory);
        access.stepsLeft = step;
        return access;
    }

    static FailingAccess fullAt(Path directory, long capacityBytes) {
        FailingAccess access = new FailingAccess(directory);
        access.capacityBytes = capacityBytes;
        return access;
    }

    boolean hasKilled() {
        return stepsLeft < 0;
    }

    /// What the operating system does when a process has ended.
    void closeAll() throws IOException {
        for (OpenFile file : opened) {
            file.close();
        }
    }

    /// One who is killed does nothing any more, so that all later steps fail too.
    private void step() {
        if (stepsLeft <= 0) {
            stepsLeft = -1;
            throw new Killed();
        }
        stepsLeft--;
    }

    private long usedBytes() throws IOException {
        long used = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                used += Files.size(file);
            }
        }
        return used;
    }

    @Override
    public boolean exists(Path file) {
        return disk.exists(file);
    }

    @Override
    public OpenFile openToRead(Path file) throws IOException {
        return new FailingFile(disk.openToRead(file));
    }

    @Override
    public OpenFile openToWrite(Path file) throws IOException {
        step();
        return new FailingFile(disk.openToWrite(file));
    }

    @Override
    public OpenFile createPrivate(Path file) throws IOException {
        step();
        return new FailingFile(disk.createPrivate(file));
    }

    @Override
    public OpenFile create(Path file) throws IOException {
        step();
        return new FailingFile(disk.create(file));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        disk.move(from, to);
    }

    @Override
    public void deleteIfExists(Path file) throws IOException {
        step();
        disk.deleteIfExists(file);
    }

    @Override
    public Path realPath(Path file) throws IOException {
        return disk.realPath(file);
    }

    private final class FailingFile implements OpenFile {
        private final OpenFile file;

        FailingFile(OpenFile file) {
            this.file = file;
            opened.add(file);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return file.read(to, position);
        }

        /// Writes as much as there is room for, and half of it when killed.
        @Override
        public void write(ByteBuffer from, long position) throws IOException {
            if (stepsLeft == 0) {
                file.write(from.slice(from.position(), from.remaining() / 2), position);
            }
            step();
            if (capacityBytes == Long.MAX_VALUE) {
                file.write(from, position);
                return;
            }
            int room = Math.clamp(capacityBytes - usedBytes(), 0, from.remaining());
            file.write(from.slice(from.position(), room), position);
            if (room < from.remaining()) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            step();
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            step();
            file.force();
        }

        @Override
        public boolean tryLock() throws IOException {
            return file.tryLock();
        }

        @Override
        public boolean isAt(Path path) throws IOException {
            return file.isAt(path);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
