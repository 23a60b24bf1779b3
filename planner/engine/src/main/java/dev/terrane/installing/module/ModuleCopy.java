package dev.terrane.installing.module;

import dev.terrane.config.source.ModuleSource;
import dev.terrane.config.source.ModuleSource.Local;
import dev.terrane.config.source.ModuleSource.Registry;
import dev.terrane.config.source.ModuleSource.Remote;
import dev.terrane.config.source.ModuleSourceException;
import dev.terrane.config.source.ModuleSourceParser;
import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.InstallationNews;
import dev.terrane.installing.archive.Folders;
import dev.terrane.installing.service.Failures;
import dev.terrane.installing.service.ServiceDiscovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Copies a module into an empty folder, to begin a configuration with.
public final class ModuleCopy {
    private static final String SUMMARY = "Module can not be copied";

    private final ModuleRegistry registry;
    private final ModuleFetcher fetcher;
    private final InstallationNews news;

    public ModuleCopy(
            Map<String, String> environment, ServiceDiscovery discovery, InstallationNews news) {
        this.registry = new ModuleRegistry(discovery);
        this.fetcher = new ModuleFetcher(environment, discovery.http());
        this.news = news;
    }

    public void into(Path directory, String text) throws InstallationException {
        try {
            requireEmpty(directory);
            ModuleSource source = ModuleSourceParser.parse(text);
            news.say("Copying %s into this folder.".formatted(source));
            switch (source) {
                case Local local -> copy(directory.resolve(local.path()), directory);
                case Remote remote -> fetch(remote, "", directory);
                case Registry module ->
                        fetch(
                                registry.location(module, newest(module)),
                                module.folder(),
                                directory);
            }
        } catch (ModuleSourceException e) {
            throw new InstallationException(
                    "Invalid module source address", String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new InstallationException(
                    SUMMARY, "%s could not be copied: %s.".formatted(text, Failures.reason(e)), e);
        }
    }

    private static void requireEmpty(Path directory) throws IOException, InstallationException {
        try (Stream<Path> entries = Files.list(directory)) {
            List<String> names =
                    entries.map(entry -> String.valueOf(entry.getFileName()))
                            .filter(name -> !name.equals(".terraform"))
                            .sorted()
                            .toList();
            if (!names.isEmpty()) {
                throw new InstallationException(
                        SUMMARY,
                        "The folder has to be empty, and holds %s. Use another one."
                                .formatted(names.getFirst()));
            }
        }
    }

    private Version newest(Registry module) throws InstallationException {
        List<Version> releases =
                registry.versions(module).stream()
                        .filter(version -> !version.isPrerelease())
                        .toList();
        return VersionConstraint.ANY
                .newest(releases)
                .orElseThrow(() ->
                        new InstallationException(
                                "No version of the module fits",
                                "%s has no versions.".formatted(module.packageAddress())));
    }

    private void fetch(Remote source, String furtherInside, Path directory)
            throws IOException, InstallationException {
        Path parent = Files.createTempDirectory("terrane-module");
        try {
            Path fetched = parent.resolve("package");
            String inside = fetcher.fetch(source, fetched);
            copy(
                    fetched.resolve(inside).resolve(source.folder()).resolve(furtherInside),
                    directory);
        } finally {
            Folders.delete(parent);
        }
    }

    private static void copy(Path module, Path directory)
            throws IOException, InstallationException {
        if (!Files.isDirectory(module)) {
            throw new InstallationException(
                    "Folder not found in module package",
                    "There is no folder %s.".formatted(module.getFileName()));
        }
        Folders.copy(module, directory);
        Folders.delete(directory.resolve(".git"));
    }
}
