package dev.terrane.function;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Files in memory, and a clock that stands.
final class FakeSurroundings implements Surroundings {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private boolean planning;

    FakeSurroundings with(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    FakeSurroundings planning() {
        planning = true;
        return this;
    }

    @Override
    public byte[] read(String path) throws IOException {
        byte[] content = files.get(path);
        if (content == null) {
            throw new NoSuchFileException(path);
        }
        return content.clone();
    }

    @Override
    public FileKind kindOf(String path) {
        if (files.containsKey(path)) {
            return FileKind.REGULAR;
        }
        return list(path).isEmpty() ? FileKind.MISSING : FileKind.DIRECTORY;
    }

    @Override
    public List<String> list(String directory) {
        String prefix = directory.equals(".") ? "" : directory + "/";
        return files.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()).split("/")[0])
                .distinct()
                .toList();
    }

    @Override
    public String workingDirectory() {
        return "/work/place";
    }

    @Override
    public Optional<String> homeDirectory() {
        return Optional.of("/home/a");
    }

    @Override
    public Optional<Instant> timestamp() {
        return planning ? Optional.empty() : Optional.of(NOW);
    }

    @Override
    public Optional<Instant> planTimestamp() {
        return Optional.of(NOW);
    }

    @Override
    public Optional<byte[]> randomBytes(int count) {
        return planning ? Optional.empty() : Optional.of(new byte[count]);
    }
}
