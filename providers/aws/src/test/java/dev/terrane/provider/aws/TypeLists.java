package dev.terrane.provider.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Lists of types among the test resources, one type a line, one file an area.
final class TypeLists {
    private TypeLists() {}

    static Set<String> read(String folder) {
        Set<String> types = new TreeSet<>();
        try {
            for (Path file : files(folder)) {
                Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank())
                        .forEach(types::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }

    static List<Path> files(String folder) throws IOException {
        URL url = Objects.requireNonNull(TypeLists.class.getResource(folder), folder);
        try (Stream<Path> files = Files.list(Path.of(URI.create(url.toString())))) {
            return files.toList();
        }
    }
}
