package dev.terrane.installing.provider;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.CliConfig;
import dev.terrane.cliconfig.InstallationMethod;
import dev.terrane.cliconfig.InstallationMethod.Direct;
import dev.terrane.cliconfig.InstallationMethod.FilesystemMirror;
import dev.terrane.cliconfig.InstallationMethod.NetworkMirror;
import dev.terrane.cliconfig.InstallationMethod.Selection;
import dev.terrane.installing.service.ServiceDiscovery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The places that packages may come from, in the order in which they are asked.
final class PackageSources {
    private final List<PackageSource> sources;

    private PackageSources(List<PackageSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /// What the CLI configuration says; where it says nothing, the folders that Terraform looks into
    /// by itself, and the registry for what is in none of them.
    ///
    /// @param pluginFolders of `-plugin-dir`: nothing else counts where there are any
    static PackageSources of(
            List<Path> pluginFolders,
            Path directory,
            Map<String, String> environment,
            CliConfig config,
            ServiceDiscovery discovery) {
        if (!pluginFolders.isEmpty()) {
            return new PackageSources(mirrors(pluginFolders));
        }
        if (config.installation().isPresent() && !config.installation().get().isEmpty()) {
            return new PackageSources(
                    config.installation().get().stream()
                            .map(method -> source(method, directory, discovery))
                            .toList());
        }
        List<PackageSource> usual = new ArrayList<>(mirrors(usualFolders(directory, environment)));
        usual.add(new RegistryPackageSource(Selection.ALL, discovery));
        return new PackageSources(usual);
    }

    private static List<PackageSource> mirrors(List<Path> folders) {
        return folders.stream()
                .map(folder -> (PackageSource) new FilesystemMirrorSource(folder, Selection.ALL))
                .toList();
    }

    private static PackageSource source(
            InstallationMethod method, Path directory, ServiceDiscovery discovery) {
        return switch (method) {
            case Direct direct -> new RegistryPackageSource(direct.selection(), discovery);
            case FilesystemMirror mirror ->
                    new FilesystemMirrorSource(
                            directory.resolve(mirror.path()), mirror.selection());
            case NetworkMirror mirror ->
                    new NetworkMirrorSource(mirror.url(), mirror.selection(), discovery);
        };
    }

    private static List<Path> usualFolders(Path directory, Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("HOME", "."));
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path ofUser = data.isEmpty() ? home.resolve(".local/share") : Path.of(data);
        return List.of(
                        directory.resolve("terraform.d/plugins"),
                        home.resolve(".terraform.d/plugins"),
                        ofUser.resolve("terraform/plugins"),
                        Path.of("/usr/local/share/terraform/plugins"),
                        Path.of("/usr/share/terraform/plugins"))
                .stream()
                .filter(Files::isDirectory)
                .toList();
    }

    /// Those that are to be asked for a provider. What lies in one of the usual folders does not come
    /// from the registry.
    List<PackageSource> serving(ProviderSource source) {
        List<PackageSource> serving = new ArrayList<>();
        boolean local = false;
        for (PackageSource each : sources) {
            if (!each.serves(source) || (local && each instanceof RegistryPackageSource)) {
                continue;
            }
            local |= each instanceof FilesystemMirrorSource mirror && mirror.has(source);
            serving.add(each);
        }
        return serving;
    }
}
