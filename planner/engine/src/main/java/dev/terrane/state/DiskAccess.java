package dev.terrane.state;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/// The file system of this machine.
final class DiskAccess implements FileSystemAccess {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ);
    private static final Set<OpenOption> WRITE =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
    private static final Set<OpenOption> CREATE =
            Set.of(
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING);

    @Override
    public boolean exists(Path file) {
        return Files.exists(file);
    }

    @Override
    public OpenFile openToRead(Path file) throws IOException {
        return new DiskFile(file, READ);
    }

    @Override
    public OpenFile openToWrite(Path file) throws IOException {
        createParents(file);
        if (!Files.exists(file)) {
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
        }
        return new DiskFile(file, WRITE);
    }

    @Override
    public OpenFile createPrivate(Path file) throws IOException {
        createParents(file);
        Files.deleteIfExists(file);
        return new DiskFile(file, CREATE, ownerOnly());
    }

    @Override
    public OpenFile create(Path file) throws IOException {
        createParents(file);
        return new DiskFile(file, CREATE);
    }

    private static void createParents(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            Files.createDirectories(parent);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path parent = to.toAbsolutePath().getParent();
        if (parent != null) {
            try (FileChannel folder = FileChannel.open(parent, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    @Override
    public void deleteIfExists(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public Path realPath(Path file) throws IOException {
        return file.toRealPath();
    }

    private static final class DiskFile implements OpenFile {
        private final @Nullable Object key;
        private final FileChannel channel;

        /// The key is asked for before the file is opened, so that a file that takes its place in
        /// between is seen as another one.
        DiskFile(Path file, Set<OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            this.key = Files.exists(file) ? keyOf(file) : null;
            this.channel = FileChannel.open(file, options, attributes);
        }

        private static @Nullable Object keyOf(Path file) throws IOException {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return channel.read(to, position);
        }

        @Override
        public void write(ByteBuffer from, long position) throws IOException {
            long at = position;
            while (from.hasRemaining()) {
                at += channel.write(from, at);
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
        }

        @Override
        public boolean tryLock() throws IOException {
            try {
                return channel.tryLock() != null;
            } catch (OverlappingFileLockException e) {
                return false;
            }
        }

        @Override
        public boolean isAt(Path file) throws IOException {
            try {
                return Objects.equals(key, keyOf(file));
            } catch (NoSuchFileException e) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
