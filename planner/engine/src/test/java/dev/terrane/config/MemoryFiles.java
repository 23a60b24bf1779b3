package dev.terrane.config;

import dev.terrane.config.loading.FileAccess;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Files that are texts in a test.
public record MemoryFiles(Map<String, String> texts) implements FileAccess {
    public MemoryFiles {
        texts = new TreeMap<>(texts);
    }

    @Override
    public Optional<List<String>> list(String directory) {
        String prefix = directory.equals(".") ? "" : directory + "/";
        List<String> names =
                texts.keySet().stream()
                        .filter(path -> path.startsWith(prefix))
                        .map(path -> path.substring(prefix.length()))
                        .filter(name -> !name.contains("/"))
                        .toList();
        return names.isEmpty() && !prefix.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(texts.get(path))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
