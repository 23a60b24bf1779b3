package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.CliConfig;
import dev.terrane.cliconfig.InstallationMethod.FilesystemMirror;
import dev.terrane.cliconfig.InstallationMethod.Selection;
import dev.terrane.config.version.Version;
import dev.terrane.installing.provider.Platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Providers that lie unpacked in the filesystem mirrors of this machine,
/// `HOST/NAMESPACE/TYPE/VERSION/PLATFORM/terraform-provider-TYPE...`: those that the CLI configuration
/// names, or where it names none, those that Terraform looks into by itself.
final class ProviderMirrors {
    private static final int DEPTH = 5;

    private final List<FilesystemMirror> mirrors;

    /// @param version the highest that there is
    record Found(String version, Path executable) {}

    private ProviderMirrors(List<FilesystemMirror> mirrors) {
        this.mirrors = List.copyOf(mirrors);
    }

    static ProviderMirrors of(CliConfig config, Path directory, Map<String, String> environment) {
        if (config.installation().isEmpty()) {
            return new ProviderMirrors(implied(directory, environment));
        }
        List<FilesystemMirror> named = new ArrayList<>();
        config.installation()
                .get()
                .forEach(method -> {
                    if (method instanceof FilesystemMirror mirror) {
                        named.add(mirror);
                    }
                });
        return new ProviderMirrors(named);
    }

    private static List<FilesystemMirror> implied(Path directory, Map<String, String> environment) {
        List<Path> folders = new ArrayList<>();
        folders.add(directory.resolve("terraform.d/plugins"));
        String home = environment.getOrDefault("HOME", "");
        if (!home.isEmpty()) {
            folders.add(Path.of(home, ".terraform.d/plugins"));
            folders.add(Path.of(home, ".local/share/terraform/plugins"));
        }
        folders.add(Path.of("/usr/local/share/terraform/plugins"));
        folders.add(Path.of("/usr/share/terraform/plugins"));
        return folders.stream().map(path -> new FilesystemMirror(path, Selection.ALL)).toList();
    }

    /// By source.
    SortedMap<ProviderSource, Found> all() {
        SortedMap<ProviderSource, Found> found = new TreeMap<>();
        mirrors.forEach(mirror -> scan(mirror, found));
        return Collections.unmodifiableSortedMap(found);
    }

    private static void scan(FilesystemMirror mirror, Map<ProviderSource, Found> found) {
        String platform = Platform.current().toString();
        if (!Files.isDirectory(mirror.path())) {
            return;
        }
        try (Stream<Path> folders = Files.walk(mirror.path(), DEPTH)) {
            folders.filter(folder -> folder.endsWith(platform))
                    .map(mirror.path()::relativize)
                    .filter(place -> place.getNameCount() == DEPTH)
                    .forEach(place -> add(mirror, place, found));
        } catch (IOException e) {
            // A mirror that can not be read has nothing.
        }
    }

    private static void add(FilesystemMirror mirror, Path place, Map<ProviderSource, Found> found) {
        ProviderSource source =
                new ProviderSource(
                        place.getName(0).toString(),
                        place.getName(1).toString(),
                        place.getName(2).toString());
        String version = place.getName(3).toString();
        Found known = found.get(source);
        boolean better = known == null || isLater(version, known.version());
        if (mirror.selection().allows(source) && better) {
            executable(mirror.path().resolve(place), source.type())
                    .ifPresent(path -> found.put(source, new Found(version, path)));
        }
    }

    private static boolean isLater(String one, String other) {
        Optional<Version> first = Version.parse(one);
        Optional<Version> second = Version.parse(other);
        return first.isPresent() && (second.isEmpty() || first.get().compareTo(second.get()) > 0);
    }

    private static Optional<Path> executable(Path folder, String type) {
        String prefix = "terraform-provider-" + type;
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
