package dev.terrane.function;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Hands everything on to other surroundings, and notes what was asked for.
public final class RecordingSurroundings implements Surroundings {
    private final Surroundings surroundings;
    private final ReadFiles readFiles = new ReadFiles();
    private final AtomicBoolean planTimestampUsed = new AtomicBoolean();

    public RecordingSurroundings(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public ReadFiles readFiles() {
        return readFiles;
    }

    /// Whether anything depends on when the plan was made.
    public boolean planTimestampUsed() {
        return planTimestampUsed.get();
    }

    @Override
    public byte[] read(String path) throws IOException {
        try {
            byte[] content = surroundings.read(path);
            readFiles.add(path, content);
            return content;
        } catch (NoSuchFileException e) {
            readFiles.addMissing(path);
            throw e;
        }
    }

    @Override
    public FileKind kindOf(String path) throws IOException {
        FileKind kind = surroundings.kindOf(path);
        if (kind == FileKind.MISSING) {
            readFiles.addMissing(path);
        }
        return kind;
    }

    @Override
    public List<String> list(String directory) throws IOException {
        List<String> names = surroundings.list(directory).stream().sorted().toList();
        String path = directory.endsWith("/") ? directory : directory + "/";
        readFiles.add(path, String.join("\n", names).getBytes(StandardCharsets.UTF_8));
        return names;
    }

    @Override
    public String workingDirectory() {
        return surroundings.workingDirectory();
    }

    @Override
    public Optional<String> homeDirectory() {
        return surroundings.homeDirectory();
    }

    @Override
    public Optional<Instant> timestamp() {
        return surroundings.timestamp();
    }

    @Override
    public Optional<Instant> planTimestamp() {
        planTimestampUsed.set(true);
        return surroundings.planTimestamp();
    }

    @Override
    public Optional<byte[]> randomBytes(int count) {
        return surroundings.randomBytes(count);
    }
}
