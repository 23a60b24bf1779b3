package dev.terrane.config.loading;

import java.util.List;
import java.util.Optional;

/// The files of a configuration. Paths are relative to the working directory, with slashes; the
/// working directory itself is `.`.
public interface FileAccess {

    /// The names of the files in a folder, sorted, without sub-folders; nothing where there is no such
    /// folder, or it can not be read.
    Optional<List<String>> list(String directory);

    /// Nothing where there is no such file, or it can not be read.
    Optional<byte[]> read(String path);
}
