package dev.terrane.function;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Surroundings in which not every file may be looked at.
public final class EnclosedSurroundings implements Surroundings {
    private final Surroundings surroundings;
    private final Enclosure enclosure;

    private EnclosedSurroundings(Surroundings surroundings, Enclosure enclosure) {
        this.surroundings = surroundings;
        this.enclosure = enclosure;
    }

    public static Surroundings of(Surroundings surroundings, Enclosure enclosure) {
        return enclosure.equals(Enclosure.NONE)
                ? surroundings
                : new EnclosedSurroundings(surroundings, enclosure);
    }

    private String allowed(String path) throws IOException {
        if (!enclosure.allows(Path.of(workingDirectory()).resolve(path))) {
            throw new Enclosure.OutsideException(path);
        }
        return path;
    }

    @Override
    public byte[] read(String path) throws IOException {
        return surroundings.read(allowed(path));
    }

    @Override
    public FileKind kindOf(String path) throws IOException {
        return surroundings.kindOf(allowed(path));
    }

    @Override
    public List<String> list(String directory) throws IOException {
        return surroundings.list(allowed(directory));
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
        return surroundings.planTimestamp();
    }

    @Override
    public Optional<byte[]> randomBytes(int count) {
        return surroundings.randomBytes(count);
    }
}
