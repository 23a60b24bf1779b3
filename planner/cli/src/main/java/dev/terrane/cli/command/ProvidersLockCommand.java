package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.lock.DependencyLockFile;
import dev.terrane.installing.lock.ProviderLock;
import dev.terrane.installing.provider.Platform;
import dev.terrane.installing.provider.ProviderPublishing;
import dev.terrane.installing.provider.ProviderRequest;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.operating.Workbench;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// `terrane providers lock`: records the packages of providers for several platforms, whether they are
/// installed here or not.
public final class ProvidersLockCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "providers lock",
                        "Records in the lock file the packages of providers for the platforms that are named, as their registry has them.")
                .addOption(
                        Options.texts(
                                "platform",
                                "OS_ARCH",
                                "For this platform too; without it, for the one that this runs on."))
                .addOption(
                        Options.text(
                                "fs-mirror", "FOLDER", "Asks this mirror instead of the registry."))
                .addOption(
                        Options.text(
                                "net-mirror", "URL", "Asks this mirror instead of the registry."))
                .addOption(
                        Options.toggle(
                                "enable-plugin-cache",
                                false,
                                "Takes packages that lie in the plugin cache from there, and puts others there."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addPositional(
                        Options.arguments(
                                "SOURCE...",
                                "0..*",
                                "These providers only, such as hashicorp/aws."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        HumanReporter reporter =
                new HumanReporter(context, Options.isOn(arguments, "no-color"), false);
        Workbench bench = Benches.of(context, 1);
        Optional<Loaded> loaded = new Deriver(bench).loadForInit(List.of(), diagnostics);
        List<Platform> platforms = Platforms.of(arguments, diagnostics);
        Servers servers = Servers.of(context, diagnostics);
        Optional<ProviderPublishing> place =
                place(arguments, context, servers, diagnostics)
                        .map(found -> withCache(found, arguments, servers));
        if (loaded.isPresent() && place.isPresent() && !diagnostics.hasErrors()) {
            SortedMap<ProviderSource, VersionConstraint> wanted =
                    Platforms.chosen(
                            WantedProviders.of(loaded.get().configuration()),
                            Options.positionals(arguments),
                            diagnostics);
            if (!diagnostics.hasErrors()) {
                lock(wanted, platforms, place.get(), bench, reporter, diagnostics);
            }
        }
        reporter.diagnostics(diagnostics.inOrder());
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    private static ProviderPublishing withCache(
            ProviderPublishing place, ParseResult arguments, Servers servers) {
        return Options.isOn(arguments, "enable-plugin-cache")
                ? servers.config().pluginCache().map(place::with).orElse(place)
                : place;
    }

    private static Optional<ProviderPublishing> place(
            ParseResult arguments,
            CommandContext context,
            Servers servers,
            Diagnostics diagnostics) {
        Optional<String> folder = Options.textOf(arguments, "fs-mirror");
        Optional<String> server = Options.textOf(arguments, "net-mirror");
        if (folder.isPresent() && server.isPresent()) {
            diagnostics.add(
                    Diagnostic.error(
                            "Two places to ask",
                            "-fs-mirror and -net-mirror exclude each other: leave one out."));
            return Optional.empty();
        }
        if (folder.isPresent()) {
            return Optional.of(
                    ProviderPublishing.ofFolder(
                            context.directory().resolve(folder.get()), servers.discovery()));
        }
        if (server.isPresent()) {
            return mirror(server.get(), servers, diagnostics);
        }
        return Optional.of(ProviderPublishing.ofOrigin(servers.discovery()));
    }

    private static Optional<ProviderPublishing> mirror(
            String text, Servers servers, Diagnostics diagnostics) {
        if (!text.startsWith("https://") || !text.endsWith("/")) {
            diagnostics.add(
                    Diagnostic.error(
                            "Not the address of a mirror",
                            "-net-mirror needs a URL that begins with https:// and ends with a slash, and \"%s\" is none."
                                    .formatted(text)));
            return Optional.empty();
        }
        return Optional.of(ProviderPublishing.ofServer(URI.create(text), servers.discovery()));
    }

    private static void lock(
            SortedMap<ProviderSource, VersionConstraint> wanted,
            List<Platform> platforms,
            ProviderPublishing place,
            Workbench bench,
            Reporter reporter,
            Diagnostics diagnostics) {
        DependencyLockFile before = DependencyLockFile.read(bench.directory(), diagnostics);
        SortedMap<ProviderSource, ProviderLock> locks = new TreeMap<>(before.providers());
        wanted.forEach((source, constraint) -> {
            try {
                ProviderLock lock =
                        place.lock(
                                new ProviderRequest(source, constraint),
                                before.provider(source),
                                platforms);
                locks.put(source, lock);
                reporter.say(
                        "- %s %s for %s"
                                .formatted(
                                        source.display(),
                                        lock.version(),
                                        String.join(
                                                ", ",
                                                platforms.stream()
                                                        .map(Platform::toString)
                                                        .toList())));
            } catch (InstallationException e) {
                diagnostics.add(e.diagnostic());
            }
        });
        DependencyLockFile now = new DependencyLockFile(locks);
        if (diagnostics.hasErrors()) {
            return;
        }
        if (now.equals(before)) {
            reporter.say("The lock file records all of this already.");
            return;
        }
        try {
            now.write(bench.directory());
            reporter.say("The lock file is written: look at it, and commit it.");
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Lock file can not be written",
                            "%s: %s.".formatted(DependencyLockFile.NAME, e.getMessage())));
        }
    }
}
