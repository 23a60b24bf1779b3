package dev.terrane.installing.module;

import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.loading.FileAccess;
import dev.terrane.config.loading.ModuleManifest;
import dev.terrane.config.loading.ModuleManifest.Entry;
import dev.terrane.config.source.ModuleSource;
import dev.terrane.config.source.ModuleSourceException;
import dev.terrane.config.source.ModuleSourceParser;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.lock.ModuleLock;
import dev.terrane.installing.lock.TerraneLockFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Compares installed modules with what the lock file records of them. A module that was installed
/// by a program that records nothing is not compared.
public final class ModuleVerification {
    private final Path directory;
    private final String dataDirectory;
    private final TerraneLockFile locks;
    private final ModuleManifest manifest;

    private ModuleVerification(
            Path directory, String dataDirectory, TerraneLockFile locks, ModuleManifest manifest) {
        this.directory = directory;
        this.dataDirectory = dataDirectory;
        this.locks = locks;
        this.manifest = manifest;
    }

    /// Reports each module that differs. Where nothing was fetched, nothing is read.
    public static void check(
            Path directory,
            FileAccess files,
            String dataDirectory,
            Configuration configuration,
            Diagnostics diagnostics) {
        List<ModuleNode> fetched =
                configuration
                        .modules()
                        .filter(module ->
                                module.call().map(ModuleVerification::isFetched).orElse(false))
                        .toList();
        if (fetched.isEmpty() || !Files.exists(directory.resolve(TerraneLockFile.NAME))) {
            return;
        }
        TerraneLockFile locks = TerraneLockFile.read(directory, diagnostics);
        if (locks.modules().isEmpty()) {
            return;
        }
        ModuleManifest manifest = ModuleManifest.read(files, dataDirectory);
        ModuleVerification verification =
                new ModuleVerification(directory, dataDirectory, locks, manifest);
        fetched.forEach(module -> verification.check(module, diagnostics));
    }

    private static boolean isFetched(ModuleCall call) {
        return !ModuleSource.isLocal(call.source());
    }

    private void check(ModuleNode module, Diagnostics diagnostics) {
        Optional<Entry> entry = manifest.entry(module.path());
        Optional<ModuleLock> lock = entry.flatMap(this::lock);
        if (lock.isEmpty()) {
            return;
        }
        ModuleCall call = module.call().orElseThrow();
        String folder = dataDirectory + "/modules/" + module.path().dotted();
        try {
            String hash = PackageHash.of(directory.resolve(folder));
            if (!hash.equals(lock.get().hash())) {
                diagnostics.error(
                        "Module is not what was recorded",
                        "The files of the module \"%s\" in %s are not those that %s records for %s. Run terrane init to fetch them again; where the source itself has changed, terrane init -upgrade accepts that."
                                .formatted(
                                        call.name(),
                                        folder,
                                        TerraneLockFile.NAME,
                                        lock.get().source()),
                        call.sourceRange());
            }
        } catch (IOException e) {
            diagnostics.error(
                    "Module not installed",
                    "The module \"%s\" can not be read in %s. Run terrane init."
                            .formatted(call.name(), folder),
                    call.range());
        }
    }

    private Optional<ModuleLock> lock(Entry entry) {
        try {
            return switch (ModuleSourceParser.parse(entry.source())) {
                case ModuleSource.Local local -> Optional.empty();
                case ModuleSource.Registry registry ->
                        locks.module(registry.packageAddress(), entry.version());
                case ModuleSource.Remote remote -> locks.module(remote.packageAddress(), "");
            };
        } catch (ModuleSourceException e) {
            return Optional.empty();
        }
    }
}
