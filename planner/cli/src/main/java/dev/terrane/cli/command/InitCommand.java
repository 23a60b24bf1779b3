package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.Configuration;
import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Providers;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.operating.Workbench;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// `terrane init`: looks whether everything is there that the configuration needs.
///
/// Providers are built in and modules are local folders, so there is nothing to fetch; what would
/// have to be fetched is said.
public final class InitCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command("init", "Looks whether all is there that the configuration needs.")
                        .addOption(Options.toggle("input", true, "Is accepted; nothing is asked."))
                        .addOption(
                                Options.toggle(
                                        "upgrade", false, "Is accepted; nothing is fetched."))
                        .addOption(Options.toggle("get", true, "Is accepted; nothing is fetched."))
                        .addOption(Options.toggle("no-color", false, "Without colour."))
                        .addOption(
                                Options.toggle(
                                        "json", false, "Writes events as JSON, a line each."));
        InitBackend.addTo(spec);
        return spec;
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Reporter reporter =
                Reporters.of(
                        Options.isOn(arguments, "json"),
                        Options.isOn(arguments, "no-color"),
                        false,
                        context);
        Diagnostics diagnostics = new Diagnostics();
        Workbench bench = Benches.of(context, 1);
        Optional<Loaded> loaded = new Deriver(bench).loadForInit(diagnostics);
        if (loaded.isPresent() && Options.isOn(arguments, "backend")) {
            new InitBackend(arguments, context, reporter, diagnostics)
                    .setUp(loaded.get().configuration());
        }
        loaded.ifPresent(found -> check(found.configuration(), bench, reporter, diagnostics));
        reporter.diagnostics(diagnostics.inOrder());
        if (diagnostics.hasErrors()) {
            return FAILED;
        }
        reporter.say(
                "Ready: providers are built in and modules are local, so nothing had to be fetched.");
        return OK;
    }

    private static void check(
            Configuration configuration,
            Workbench bench,
            Reporter reporter,
            Diagnostics diagnostics) {
        SortedMap<ProviderSource, Boolean> needed = new TreeMap<>();
        configuration.modules().forEach(module -> NeededProviders.add(module, needed));
        try (Providers providers = bench.providers()) {
            for (ProviderSource source : needed.keySet()) {
                providers
                        .version(source)
                        .ifPresentOrElse(
                                version ->
                                        reporter.say(
                                                "- %s %s (%s)"
                                                        .formatted(
                                                                source.display(),
                                                                version,
                                                                providers.runtime(source))),
                                () -> diagnostics.add(missing(source)));
            }
            checkVersions(configuration, providers, diagnostics);
        }
    }

    private static void checkVersions(
            Configuration configuration, Providers providers, Diagnostics diagnostics) {
        configuration
                .modules()
                .flatMap(module -> module.config().requirements().values().stream())
                .forEach(requirement -> {
                    Optional<Version> version =
                            providers.version(requirement.source()).flatMap(Version::parse);
                    Optional<VersionConstraint> constraint =
                            requirement.constraint().flatMap(VersionConstraint::parse);
                    boolean fits =
                            version.isEmpty()
                                    || constraint.isEmpty()
                                    || requirement.source().isBuiltIn()
                                    || constraint.get().allows(version.get());
                    if (!fits) {
                        diagnostics.error(
                                "No version of the provider fits",
                                "%s %s is what there is, and \"%s\" asks for another one. Fetching other versions is not supported yet."
                                        .formatted(
                                                requirement.source().display(),
                                                version.get(),
                                                requirement.constraint().get()),
                                requirement.range());
                    }
                });
    }

    private static Diagnostic missing(ProviderSource source) {
        return Diagnostic.error(
                "Provider not available",
                "The configuration needs the provider %s, which is not among those built into Terrane. Fetching and running other providers is not supported yet."
                        .formatted(source.display()));
    }
}
