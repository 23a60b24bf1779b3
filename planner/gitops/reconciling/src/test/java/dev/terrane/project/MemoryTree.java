package dev.terrane.project;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Files that are nowhere.
record MemoryTree(Map<String, String> texts) implements SourceTree {
    @Override
    public NavigableSet<String> files() {
        return new TreeSet<>(texts.keySet());
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(texts.get(path))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
