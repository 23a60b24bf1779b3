package dev.terrane.installing.provider;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.InstallationMethod.Selection;
import dev.terrane.config.version.Version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A folder of packages: `HOST/NAMESPACE/TYPE/VERSION/OS_ARCH` unpacked, or
/// `HOST/NAMESPACE/TYPE/terraform-provider-TYPE_VERSION_OS_ARCH.zip`.
final class FilesystemMirrorSource implements PackageSource {
    private final Path root;
    private final Selection selection;

    FilesystemMirrorSource(Path root, Selection selection) {
        this.root = root;
        this.selection = selection;
    }

    @Override
    public String name() {
        return root.toString();
    }

    @Override
    public boolean serves(ProviderSource source) {
        return selection.allows(source);
    }

    /// Whether there is anything of that provider.
    boolean has(ProviderSource source) {
        return Files.isDirectory(ProviderFolders.ofSource(root, source));
    }

    @Override
    public List<Version> versions(ProviderSource source) {
        NavigableSet<Version> versions = new TreeSet<>();
        String prefix = "terraform-provider-" + source.type() + "_";
        for (String name : names(ProviderFolders.ofSource(root, source))) {
            if (name.startsWith(prefix) && name.endsWith(".zip")) {
                Version.parse(name.substring(prefix.length()).split("_")[0])
                        .ifPresent(versions::add);
            } else {
                Version.parse(name).ifPresent(versions::add);
            }
        }
        return List.copyOf(versions);
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public Optional<ProviderPackage> find(
            ProviderSource source, Version version, Platform platform) {
        Path unpacked = ProviderFolders.of(root, source, version, platform);
        if (Files.isDirectory(unpacked)) {
            return Optional.of(new ProviderPackage.Folder(unpacked));
        }
        Path packed =
                ProviderFolders.ofSource(root, source).resolve(zipName(source, version, platform));
        return Files.isRegularFile(packed)
                ? Optional.of(new ProviderPackage.Zip(packed))
                : Optional.empty();
    }

    static String zipName(ProviderSource source, Version version, Platform platform) {
        return "terraform-provider-%s_%s_%s.zip".formatted(source.type(), version, platform);
    }
}
