package dev.terrane.installing.module;

import dev.terrane.installing.lock.Hashes;

import java.io.IOException;
import java.nio.file.Path;

/// The hash of a package of modules: of its files, without what Git keeps beside them.
final class PackageHash {
    private PackageHash() {}

    static String of(Path folder) throws IOException {
        return Hashes.ofFolder(folder, PackageHash::counts);
    }

    private static boolean counts(Path file) {
        String first = file.getName(0).toString();
        return !first.equals(".git") && !first.equals(".terraform");
    }
}
