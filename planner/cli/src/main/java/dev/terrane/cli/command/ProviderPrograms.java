package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.CliConfig;
import dev.terrane.cliconfig.CliConfigLoader;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.lock.PackageHashes;
import dev.terrane.installing.provider.InstalledProviders;
import dev.terrane.provider.plugin.PluginProviderFactory;
import dev.terrane.provider.plugin.PluginProviderFactory.Executable;
import dev.terrane.provider.plugin.PluginProviderFactory.NotInstalled;
import dev.terrane.spi.ProviderFactory;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The providers that are programs, as far as there are any here: those that somebody started
/// elsewhere, then what `init` installed and locked or `dev_overrides` names. Nothing else runs: a
/// program that merely lies on this machine was verified by nobody. Finding out looks at folders and
/// the lock file; no program is read or started.
final class ProviderPrograms {
    private static final String DATA_FOLDER = ".terraform";

    private final CommandContext context;
    private final Map<String, String> environment;

    ProviderPrograms(CommandContext context) {
        this.context = context;
        this.environment = context.invocation().environment();
    }

    SortedMap<ProviderSource, ProviderFactory> all() {
        Diagnostics ignored = new Diagnostics();
        CliConfig config =
                new CliConfigLoader(context.originalDirectory(), environment).load(ignored);
        SortedMap<ProviderSource, ProviderFactory> all = new TreeMap<>();
        InstalledProviders installed =
                InstalledProviders.of(
                        context.directory(),
                        dataFolder(),
                        config,
                        PackageHashes.of(environment),
                        ignored);
        installed
                .sources()
                .forEach(source ->
                        all.put(
                                source,
                                factory(
                                        source,
                                        installed.version(source).orElse(""),
                                        () -> executable(installed, source))));
        PluginProviderFactory.startedElsewhere(environment)
                .forEach(name ->
                        ProviderSource.parse(name)
                                .ifPresent(source -> all.put(source, startedElsewhere(source))));
        return all;
    }

    private String dataFolder() {
        return environment.getOrDefault("TF_DATA_DIR", DATA_FOLDER);
    }

    private static Path executable(InstalledProviders installed, ProviderSource source)
            throws NotInstalled {
        try {
            return installed.executable(source).path();
        } catch (InstallationException e) {
            throw new NotInstalled(e.summary(), String.valueOf(e.getMessage()));
        }
    }

    private ProviderFactory startedElsewhere(ProviderSource source) {
        return factory(
                source,
                "",
                () -> {
                    throw new NotInstalled(
                            "Provider not installed",
                            "%s was started elsewhere, and has no program here."
                                    .formatted(source.display()));
                });
    }

    private ProviderFactory factory(ProviderSource source, String version, Executable executable) {
        return new PluginProviderFactory(
                source.toString(),
                version,
                executable,
                context.directory(),
                environment,
                line -> {
                    context.invocation().err().println(line);
                    context.invocation().err().flush();
                });
    }
}
