package dev.terrane.provider.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.spi.support.StateJson;
import dev.terrane.value.Value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// A cloud in a file, for processes that share one. In the first line stands how many ids were
/// given, in each further one an object as JSON.
///
/// Each call reads, changes and writes the file under the operating system's lock. One process
/// opens a path once: a second cloud on it would drop the lock of the first.
public final class FileCloud implements Cloud {
    private final Path path;
    private final Lock oneAtATime = new ReentrantLock();

    public FileCloud(Path path) {
        this.path = path;
    }

    /// What the file holds, while it is locked.
    private static final class Content {
        long count;
        final Map<String, Value> objects = new TreeMap<>();
    }

    @Override
    public String newId() {
        return locked(content -> "obj-" + ++content.count);
    }

    @Override
    public void put(Value object) {
        locked(content -> Optional.ofNullable(content.objects.put(Cloud.idOf(object), object)));
    }

    @Override
    public Optional<Value> find(String id) {
        return locked(content -> Optional.ofNullable(content.objects.get(id)));
    }

    @Override
    public boolean delete(String id) {
        return locked(content -> content.objects.remove(id) != null);
    }

    @Override
    public List<Value> objects() {
        return locked(content -> List.copyOf(content.objects.values()));
    }

    private <T> T locked(Function<Content, T> action) {
        oneAtATime.lock();
        try (FileChannel file =
                        FileChannel.open(
                                path,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            Content content = read(file);
            T result = action.apply(content);
            if (lock.isValid()) {
                write(file, content);
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException("the cloud's file " + path, e);
        } finally {
            oneAtATime.unlock();
        }
    }

    private static Content read(FileChannel file) throws IOException {
        var content = new Content();
        List<String> lines =
                new String(Channels.newInputStream(file).readAllBytes(), UTF_8).lines().toList();
        if (!lines.isEmpty()) {
            content.count = Long.parseLong(lines.getFirst());
            for (String line : lines.subList(1, lines.size())) {
                Value object =
                        StateJson.read(MemoryObjectSchema.RESOURCE.block(), line.getBytes(UTF_8));
                content.objects.put(Cloud.idOf(object), object);
            }
        }
        return content;
    }

    private static void write(FileChannel file, Content content) throws IOException {
        var text = new StringBuilder().append(content.count).append('\n');
        for (Value object : content.objects.values()) {
            byte[] json = StateJson.write(MemoryObjectSchema.RESOURCE.block(), object);
            text.append(new String(json, UTF_8)).append('\n');
        }
        file.truncate(0);
        file.position(0);
        ByteBuffer bytes = UTF_8.encode(text.toString());
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}
