package dev.terrane.cli.command;

import dev.terrane.config.loading.FileAccess;
import dev.terrane.project.SourceTree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files of a commit as a configuration is read from them.
///
/// @param folder of the root module, relative to the root of the repository
record TreeFiles(SourceTree tree, String folder) implements FileAccess {
    @Override
    public Optional<List<String>> list(String directory) {
        String inside = inside(directory);
        String prefix = inside.isEmpty() ? "" : inside + "/";
        try {
            List<String> names =
                    tree.files().stream()
                            .filter(path -> path.startsWith(prefix))
                            .map(path -> path.substring(prefix.length()))
                            .filter(name -> !name.contains("/"))
                            .toList();
            return names.isEmpty() ? Optional.empty() : Optional.of(names);
        } catch (IOException e) {
            throw new UncheckedIOException("the commit can not be read", e);
        }
    }

    @Override
    public Optional<byte[]> read(String path) {
        try {
            return tree.read(inside(path));
        } catch (IOException e) {
            throw new UncheckedIOException("the commit can not be read", e);
        }
    }

    private String inside(String path) {
        return Path.of("/" + folder)
                .resolve(path)
                .normalize()
                .toString()
                .replace('\\', '/')
                .replaceFirst("^/", "");
    }
}
