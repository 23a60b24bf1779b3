package dev.terrane.provider.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.spi.support.StateJson;
import dev.terrane.value.Value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// A cloud in a file, for processes that share one, and that may be killed at any moment: one line
/// for each thing that ever happened to it, and none is ever changed.
///
/// ```
/// # 1
/// + {"id":"obj-1","name":"a"}
/// - obj-1
/// ```
///
/// An id was given, an object was put, an object was deleted. Each call takes the operating system's
/// lock and reads what others have added. One process opens a path once: a second cloud on it would
/// drop the lock of the first.
public final class FileCloud implements Cloud {
    private static final long PAUSE_NANOS = 1_000_000;

    private final Path path;
    private final Lock oneAtATime = new ReentrantLock();
    private final Map<String, Value> objects = new TreeMap<>();
    private long idsGiven;
    private long length;

    public FileCloud(Path path) {
        this.path = path;
    }

    @Override
    public String newId() {
        return locked(file -> {
            append(file, "# " + (idsGiven + 1));
            return "obj-" + idsGiven;
        });
    }

    @Override
    public void put(Value object) {
        byte[] json = StateJson.write(MemoryObjectSchema.RESOURCE.block(), object);
        locked(file -> {
            append(file, "+ " + new String(json, UTF_8));
            return Optional.empty();
        });
    }

    @Override
    public Optional<Value> find(String id) {
        return locked(file -> Optional.ofNullable(objects.get(id)));
    }

    @Override
    public boolean delete(String id) {
        return locked(file -> {
            boolean there = objects.containsKey(id);
            if (there) {
                append(file, "- " + id);
            }
            return there;
        });
    }

    @Override
    public List<Value> objects() {
        return locked(file -> List.copyOf(objects.values()));
    }

    private interface Action<T> {
        T with(FileChannel file) throws IOException;
    }

    private <T> T locked(Action<T> action) {
        oneAtATime.lock();
        try (FileChannel file =
                        FileChannel.open(
                                path,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                FileLock lock = lock(file)) {
            if (!lock.isValid()) {
                throw new IllegalStateException("the cloud's file is not locked");
            }
            catchUp(file);
            return action.with(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the cloud's file " + path, e);
        } finally {
            oneAtATime.unlock();
        }
    }

    /// Another configuration of the provider may have the same file in this process, which the JDK refuses
    /// to wait for.
    private static FileLock lock(FileChannel file) throws IOException {
        while (true) {
            try {
                return file.lock();
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /// In one write, so that one who is killed has written it or has not.
    private void append(FileChannel file, String line) throws IOException {
        ByteBuffer bytes = UTF_8.encode(line + "\n");
        long at = length;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
        length = at;
        happened(line);
    }

    private void catchUp(FileChannel file) throws IOException {
        ByteBuffer added = ByteBuffer.allocate(Math.toIntExact(file.size() - length));
        while (added.hasRemaining() && file.read(added, length + added.position()) >= 0) {}
        String text = UTF_8.decode(added.flip()).toString();
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        for (String line : whole.lines().toList()) {
            happened(line);
        }
        length += whole.getBytes(UTF_8).length;
    }

    private void happened(String line) throws IOException {
        String what = line.substring(2);
        switch (line.charAt(0)) {
            case '#' -> idsGiven = Long.parseLong(what);
            case '-' -> objects.remove(what);
            default -> {
                Value object =
                        StateJson.read(MemoryObjectSchema.RESOURCE.block(), what.getBytes(UTF_8));
                objects.put(Cloud.idOf(object), object);
            }
        }
    }
}
