package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.lock.DependencyLockFile;
import dev.terrane.installing.provider.Platform;
import dev.terrane.installing.provider.ProviderPublishing;
import dev.terrane.installing.provider.ProviderRequest;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.operating.Workbench;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// `terrane providers mirror`: copies the packages of the providers into a folder that is a mirror, by
/// itself or behind a web server.
public final class ProvidersMirrorCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "providers mirror",
                        "Copies the packages of the providers from their registry into a folder, which is a mirror then.")
                .addOption(
                        Options.texts(
                                "platform",
                                "OS_ARCH",
                                "For this platform too; without it, for the one that this runs on."))
                .addOption(
                        Options.toggle(
                                "lock-file",
                                true,
                                "Takes the versions that the lock file records."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addPositional(Options.arguments("FOLDER", "1", "Where they are copied to."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        HumanReporter reporter =
                new HumanReporter(context, Options.isOn(arguments, "no-color"), false);
        Workbench bench = Benches.of(context, 1);
        Optional<Loaded> loaded = new Deriver(bench).loadForInit(List.of(), diagnostics);
        List<Platform> platforms = Platforms.of(arguments, diagnostics);
        if (loaded.isPresent() && !diagnostics.hasErrors()) {
            DependencyLockFile locks =
                    Options.isOn(arguments, "lock-file")
                            ? DependencyLockFile.read(bench.directory(), diagnostics)
                            : new DependencyLockFile(new java.util.TreeMap<>());
            mirror(
                    WantedProviders.of(loaded.get().configuration()),
                    locks,
                    platforms,
                    ProviderPublishing.ofOrigin(Servers.of(context, diagnostics).discovery()),
                    context.directory().resolve(Options.positionals(arguments).getFirst()),
                    reporter,
                    diagnostics);
        }
        reporter.diagnostics(diagnostics.inOrder());
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    private static void mirror(
            SortedMap<ProviderSource, VersionConstraint> wanted,
            DependencyLockFile locks,
            List<Platform> platforms,
            ProviderPublishing place,
            Path folder,
            Reporter reporter,
            Diagnostics diagnostics) {
        wanted.forEach((source, constraint) -> {
            try {
                Version version =
                        place.version(
                                new ProviderRequest(source, constraint), locks.provider(source));
                for (Platform platform : platforms) {
                    place.mirror(source, version, platform, folder);
                    reporter.say("- %s %s for %s".formatted(source.display(), version, platform));
                }
            } catch (InstallationException e) {
                diagnostics.add(e.diagnostic());
            }
        });
    }
}
