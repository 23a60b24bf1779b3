package dev.terrane.cli.confining;

import dev.terrane.function.Enclosure;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The work tree of a repository, without Git's own folder, which may hold the token that it was cloned
/// with; and the folder where modules and providers are installed.
public final class RepositoryEnclosure implements Enclosure {
    private final Path workTree;
    private final Path installed;

    /// @param workTree absolute, without links
    /// @param installed absolute
    public RepositoryEnclosure(Path workTree, Path installed) {
        this.workTree = workTree;
        this.installed = installed;
    }

    @Override
    public boolean allows(Path file) {
        Optional<Path> real = real(file.toAbsolutePath());
        return real.isPresent() && (isInWorkTree(real.get()) || isInstalled(real.get()));
    }

    private boolean isInWorkTree(Path real) {
        return real.startsWith(workTree) && !real.startsWith(workTree.resolve(".git"));
    }

    private boolean isInstalled(Path real) {
        return real(installed).map(real::startsWith).orElse(false);
    }

    /// Links followed, as far as there is something to follow. Nothing where that can not be told.
    private static Optional<Path> real(Path file) {
        try {
            return Optional.of(file.toRealPath());
        } catch (NoSuchFileException e) {
            Path parent = file.getParent();
            return parent == null
                    ? Optional.empty()
                    : real(parent).map(at -> at.resolve(file.getFileName()).normalize());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
