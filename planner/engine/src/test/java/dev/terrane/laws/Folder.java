package dev.terrane.laws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/// Where the configuration of a scenario lies.
final class Folder implements AutoCloseable {
    private final Path path;

    Folder() {
        try {
            path = Files.createTempDirectory("laws").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    /// Holds these files and no others.
    void hold(SortedMap<String, String> files) {
        clear();
        files.forEach((name, text) -> {
            try {
                Path file = path.resolve(name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void clear() {
        try {
            List<Path> found;
            try (Stream<Path> all = Files.walk(path)) {
                found = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : found) {
                if (!file.equals(path)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        clear();
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
