package dev.terrane.project;

import java.io.IOException;
import java.util.NavigableSet;
import java.util.Optional;

/// The files of a repository, as they lie in the work tree or as they were in a commit. Paths are
/// relative to its root, with slashes.
public interface SourceTree {
    /// All of them, but those that no project could be made of: hidden folders, for example.
    NavigableSet<String> files() throws IOException;

    Optional<byte[]> read(String path) throws IOException;
}
