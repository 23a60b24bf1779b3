package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.address.ResourceMode;
import dev.terrane.cli.ProviderTable;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ProviderRequirement;
import dev.terrane.config.Resource;
import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.InstallationNews;
import dev.terrane.installing.lock.DependencyLockFile;
import dev.terrane.installing.lock.ProviderLock;
import dev.terrane.installing.provider.ProviderInstaller;
import dev.terrane.installing.provider.ProviderRequest;
import dev.terrane.operating.Workbench;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderFactory;
import dev.terrane.spi.ProviderSchema;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What `init` does about providers: those that are not built in, or not in the version or with the
/// types that the configuration asks for, are installed.
final class ProviderInstallation {
    private final Workbench bench;
    private final Servers servers;
    private final Map<ProviderSource, ProviderFactory> builtIn;
    private final Settings settings;
    private final InstallationNews news;
    private final Diagnostics diagnostics;

    /// @param upgrade whether to choose the newest versions that fit
    /// @param pluginFolders nothing else counts where there are any
    /// @param readOnly whether the lock file is to stay as it is
    record Settings(boolean upgrade, List<Path> pluginFolders, boolean readOnly) {}

    ProviderInstallation(
            Workbench bench,
            Servers servers,
            Settings settings,
            InstallationNews news,
            Diagnostics diagnostics) {
        this.bench = bench;
        this.servers = servers;
        this.settings = settings;
        this.news = news;
        this.diagnostics = diagnostics;
        this.builtIn =
                ProviderRuntime.of(bench.environment()) == ProviderRuntime.PLUGIN
                        ? Map.of()
                        : ProviderTable.factories(bench.remoteStates());
    }

    void install(Configuration configuration) {
        if (ProviderRuntime.of(bench.environment()) == ProviderRuntime.NATIVE) {
            return;
        }
        SortedMap<ProviderSource, VersionConstraint> wanted = wanted(configuration);
        DependencyLockFile locks = DependencyLockFile.read(bench.directory(), diagnostics);
        SortedMap<ProviderSource, ProviderLock> found = new TreeMap<>();
        ProviderInstaller installer = installer();
        wanted.forEach((source, constraint) -> {
            Optional<ProviderLock> locked = locks.provider(source);
            locked.ifPresent(lock -> found.put(source, lock));
            if (isNeeded(source, constraint, configuration)) {
                try {
                    ProviderRequest request = new ProviderRequest(source, constraint);
                    found.put(source, installer.install(request, locked));
                } catch (InstallationException e) {
                    diagnostics.add(e.diagnostic());
                }
            }
        });
        if (!diagnostics.hasErrors()) {
            write(locks, new DependencyLockFile(found));
        }
    }

    private ProviderInstaller installer() {
        return new ProviderInstaller(
                bench.directory(),
                bench.dataDirectory(),
                bench.environment(),
                servers.config(),
                servers.discovery(),
                settings.pluginFolders(),
                settings.upgrade(),
                news);
    }

    /// All that the configuration needs, with what all modules together ask of it.
    private static SortedMap<ProviderSource, VersionConstraint> wanted(
            Configuration configuration) {
        SortedMap<ProviderSource, Boolean> needed = new TreeMap<>();
        configuration.modules().forEach(module -> NeededProviders.add(module, needed));
        SortedMap<ProviderSource, VersionConstraint> wanted = new TreeMap<>();
        needed.keySet().stream()
                .filter(source -> !source.isBuiltIn())
                .forEach(source -> wanted.put(source, VersionConstraint.ANY));
        configuration
                .modules()
                .flatMap(module -> module.config().requirements().values().stream())
                .filter(requirement -> wanted.containsKey(requirement.source()))
                .forEach(requirement ->
                        wanted.merge(
                                requirement.source(),
                                constraint(requirement),
                                VersionConstraint::and));
        return wanted;
    }

    private static VersionConstraint constraint(ProviderRequirement requirement) {
        return requirement
                .constraint()
                .flatMap(VersionConstraint::parse)
                .orElse(VersionConstraint.ANY);
    }

    private boolean isNeeded(
            ProviderSource source, VersionConstraint wanted, Configuration configuration) {
        if (servers.config().devOverrides().containsKey(source)
                || bench.environment()
                        .getOrDefault("TF_REATTACH_PROVIDERS", "")
                        .contains("\"" + source)) {
            return false;
        }
        ProviderFactory factory = builtIn.get(source);
        if (factory == null) {
            return true;
        }
        boolean fits = Version.parse(factory.version()).map(wanted::allows).orElse(true);
        return !fits || usesMoreThan(factory, source, configuration);
    }

    private static boolean usesMoreThan(
            ProviderFactory factory, ProviderSource source, Configuration configuration) {
        try (Provider provider = factory.create()) {
            ProviderSchema schema = provider.schema();
            return configuration
                    .modules()
                    .anyMatch(module ->
                            resourcesOf(source, module)
                                    .anyMatch(resource -> !has(schema, resource)));
        }
    }

    private static java.util.stream.Stream<Resource> resourcesOf(
            ProviderSource source, ModuleNode module) {
        return module.config().resources().values().stream()
                .filter(resource ->
                        module.config().source(resource.provider().name()).equals(source));
    }

    private static boolean has(ProviderSchema schema, Resource resource) {
        String type = resource.address().type();
        ResourceMode mode = resource.address().mode();
        return switch (mode) {
            case MANAGED -> schema.resources().containsKey(type);
            case DATA -> schema.dataSources().containsKey(type);
            case EPHEMERAL -> schema.ephemeralResources().containsKey(type);
        };
    }

    private void write(DependencyLockFile before, DependencyLockFile now) {
        if (before.equals(now) || (now.providers().isEmpty() && before.providers().isEmpty())) {
            return;
        }
        if (settings.readOnly()) {
            diagnostics.add(
                    Diagnostic.error(
                            "Lock file would change",
                            "The providers that the configuration needs are not those that %s records, and -lockfile=readonly keeps it as it is. Run terrane init without it, and commit the file."
                                    .formatted(DependencyLockFile.NAME)));
            return;
        }
        try {
            now.write(bench.directory());
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Lock file can not be written",
                            "%s: %s.".formatted(DependencyLockFile.NAME, e.getMessage())));
        }
    }
}
