package dev.terrane.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A disk in memory, which outlives the processes that write to it. A process may end at any step,
/// and then leaves behind what it had written until then.
public final class MemoryDisk {
    private static final Path DIRECTORY = Path.of("/work");

    private final Map<Path, Content> files = new ConcurrentHashMap<>();

    /// Is asked before each step of a process, and throws where it does not live to do it.
    public interface Life {
        void step();
    }

    private static final class Content {
        private byte[] bytes = new byte[0];
        private Optional<Life> lockedBy = Optional.empty();
    }

    /// The state on this disk, as one process sees it.
    ///
    /// @param id of the lineage, when a new state is made
    public StateStore store(Life life, Clock clock, UUID id) {
        LocalStatePaths paths =
                LocalStatePaths.of(DIRECTORY, "default", LocalStatePaths.Options.NONE);
        return new LocalStateStore(paths, new StateFiles(new Access(life)), clock, () -> id);
    }

    /// What the state file holds.
    public byte[] stateFile() {
        Content found = files.get(DIRECTORY.resolve("terraform.tfstate"));
        return found == null ? new byte[0] : found.bytes.clone();
    }

    /// What the operating system does when a process has ended.
    public void ended(Life life) {
        files.values().forEach(file -> unlock(file, life));
    }

    private static void unlock(Content file, Life life) {
        synchronized (file) {
            if (file.lockedBy.equals(Optional.of(life))) {
                file.lockedBy = Optional.empty();
            }
        }
    }

    private final class Access implements FileSystemAccess {
        private final Life life;

        Access(Life life) {
            this.life = life;
        }

        @Override
        public boolean exists(Path file) {
            return files.containsKey(file);
        }

        @Override
        public OpenFile openToRead(Path file) throws IOException {
            return new MemoryFile(existing(file), life);
        }

        private Content existing(Path file) throws IOException {
            Content found = files.get(file);
            if (found == null) {
                throw new NoSuchFileException(file.toString());
            }
            return found;
        }

        @Override
        public OpenFile openToWrite(Path file) {
            life.step();
            return new MemoryFile(files.computeIfAbsent(file, key -> new Content()), life);
        }

        @Override
        public OpenFile createPrivate(Path file) {
            return create(file);
        }

        @Override
        public OpenFile create(Path file) {
            life.step();
            Content made = new Content();
            files.put(file, made);
            return new MemoryFile(made, life);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            life.step();
            files.put(to, existing(from));
            files.remove(from);
        }

        @Override
        public void deleteIfExists(Path file) {
            life.step();
            files.remove(file);
        }

        @Override
        public Path realPath(Path file) throws IOException {
            existing(file);
            return file;
        }
    }

    private final class MemoryFile implements OpenFile {
        private final Content content;
        private final Life life;

        MemoryFile(Content content, Life life) {
            this.content = content;
            this.life = life;
        }

        @Override
        public long size() {
            synchronized (content) {
                return content.bytes.length;
            }
        }

        @Override
        public int read(ByteBuffer to, long position) {
            synchronized (content) {
                int count =
                        Math.min(to.remaining(), content.bytes.length - Math.toIntExact(position));
                if (count <= 0) {
                    return -1;
                }
                to.put(content.bytes, Math.toIntExact(position), count);
                return count;
            }
        }

        /// One who is killed has written half of it.
        @Override
        public void write(ByteBuffer from, long position) {
            try {
                life.step();
            } catch (Killed e) {
                if (e.now()) {
                    put(from.slice(from.position(), from.remaining() / 2), position);
                }
                throw e;
            }
            put(from, position);
        }

        private void put(ByteBuffer from, long position) {
            synchronized (content) {
                int at = Math.toIntExact(position);
                int end = at + from.remaining();
                if (end > content.bytes.length) {
                    content.bytes = Arrays.copyOf(content.bytes, end);
                }
                from.get(content.bytes, at, end - at);
            }
        }

        @Override
        public void truncate(long size) {
            life.step();
            synchronized (content) {
                if (size < content.bytes.length) {
                    content.bytes = Arrays.copyOf(content.bytes, Math.toIntExact(size));
                }
            }
        }

        @Override
        public void force() {}

        @Override
        public boolean tryLock() {
            synchronized (content) {
                if (content.lockedBy.isPresent()) {
                    return false;
                }
                content.lockedBy = Optional.of(life);
                return true;
            }
        }

        @Override
        public boolean isAt(Path file) {
            return files.get(file) == content;
        }

        @Override
        public void close() {
            unlock(content, life);
        }
    }

    /// Stands for the end of a process.
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final boolean now;

        /// @param now whether this is the step at which it ended, and none of those after
        public Killed(boolean now) {
            this.now = now;
        }

        boolean now() {
            return now;
        }
    }
}
