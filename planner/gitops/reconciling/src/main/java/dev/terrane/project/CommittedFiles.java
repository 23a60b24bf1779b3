package dev.terrane.project;

import dev.terrane.git.History;

import java.io.IOException;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// The files of a commit.
public final class CommittedFiles implements SourceTree {
    private final History history;
    private final String commit;

    public CommittedFiles(History history, String commit) {
        this.history = history;
        this.commit = commit;
    }

    @Override
    public NavigableSet<String> files() throws IOException {
        NavigableSet<String> files = new TreeSet<>();
        for (String path : history.files(commit, "").keySet()) {
            if (!Discovery.isBelowSkipped(path)) {
                files.add(path);
            }
        }
        return files;
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        return history.file(commit, path);
    }
}
