package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.Configuration;
import dev.terrane.config.input.VariableArgument;
import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Providers;
import dev.terrane.installing.InstallationNews;
import dev.terrane.installing.lock.DependencyLockFile;
import dev.terrane.installing.lock.RuntimeLock;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.operating.Workbench;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// `terrane init`: brings everything here that the configuration needs: modules, and providers that
/// are not built in.
public final class InitCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command("init", "Brings everything here that the configuration needs.")
                        .addOption(Options.toggle("input", true, "Is accepted; nothing is asked."))
                        .addOption(
                                Options.toggle(
                                        "upgrade",
                                        false,
                                        "Fetches all anew, the newest versions that fit."))
                        .addOption(Options.toggle("get", true, "Installs modules."))
                        .addOption(
                                Options.text(
                                        "from-module",
                                        "SOURCE",
                                        "Copies a module into this folder first, which has to be empty."))
                        .addOption(
                                Options.texts(
                                        "plugin-dir",
                                        "FOLDER",
                                        "Takes providers from this folder of packages alone."))
                        .addOption(
                                Options.text(
                                        "lockfile",
                                        "MODE",
                                        "readonly: fails where the lock file would change."))
                        .addOption(Options.texts("var", "NAME=VALUE", "Sets a variable."))
                        .addOption(Options.texts("var-file", "FILE", "Sets variables from a file."))
                        .addOption(TestSuites.directoryOption())
                        .addOption(Options.toggle("no-color", false, "Without colour."))
                        .addOption(
                                Options.toggle(
                                        "json", false, "Writes events as JSON, a line each."));
        InitBackend.addTo(spec);
        return spec;
    }

    @Override
    public int run(ParseResult arguments, CommandContext plain) {
        Diagnostics diagnostics = new Diagnostics();
        CommandContext context = ReviewedFolder.of(plain, diagnostics);
        Reporter reporter =
                Reporters.of(
                        Options.isOn(arguments, "json"),
                        Options.isOn(arguments, "no-color"),
                        false,
                        context);
        if (diagnostics.hasErrors()) {
            reporter.diagnostics(diagnostics.inOrder());
            return FAILED;
        }
        Workbench bench = Benches.of(context, 1);
        Fetching fetching = new Fetching(reporter);
        Servers servers = Servers.of(context, diagnostics);
        Options.textOf(arguments, "from-module")
                .ifPresent(
                        source -> FromModule.copy(source, bench, servers, fetching, diagnostics));
        if (!diagnostics.hasErrors()) {
            prepare(arguments, bench, servers, fetching, context, reporter, diagnostics);
        }
        reporter.diagnostics(diagnostics.inOrder());
        if (diagnostics.hasErrors()) {
            return FAILED;
        }
        reporter.say(
                fetching.anything
                        ? "Ready."
                        : "Ready: all that is needed is here, so nothing had to be fetched.");
        return OK;
    }

    private static void prepare(
            ParseResult arguments,
            Workbench bench,
            Servers servers,
            Fetching fetching,
            CommandContext context,
            Reporter reporter,
            Diagnostics diagnostics) {
        Optional<Loaded> loaded =
                Options.isOn(arguments, "get")
                        ? ModuleInstallation.install(
                                bench,
                                servers,
                                Options.isOn(arguments, "upgrade"),
                                variables(arguments),
                                context.limits(),
                                fetching,
                                diagnostics)
                        : new Deriver(bench).loadForInit(variables(arguments), diagnostics);
        loaded.ifPresent(found ->
                context.limits().ifPresent(limits -> limits.check(context, found, diagnostics)));
        if (diagnostics.hasErrors()) {
            return;
        }
        if (loaded.isPresent() && Options.isOn(arguments, "backend")) {
            new InitBackend(arguments, context, reporter, diagnostics).setUp(loaded.get());
        }
        Optional<TestSuites> tests =
                loaded.flatMap(found ->
                        TestSuites.besideRoot(
                                bench,
                                found.files(),
                                TestSuites.directory(arguments),
                                diagnostics));
        if (loaded.isPresent() && !diagnostics.hasErrors()) {
            Configuration configuration = loaded.get().configuration();
            List<RuntimeLock> splits =
                    new ProviderInstallation(
                                    bench, servers, settings(arguments), fetching, diagnostics)
                            .install(configuration);
            if (diagnostics.hasErrors()) {
                return;
            }
            Workbench installed = Benches.of(context, 1);
            check(configuration, installed, reporter, diagnostics);
            splits.forEach(split -> tell(split, reporter));
            tests.ifPresent(found -> checkTested(found, installed, reporter, diagnostics));
        }
    }

    private static List<VariableArgument> variables(ParseResult arguments) {
        return VariableArguments.inOrder(arguments).stream()
                .map(RootVariableValues::argument)
                .toList();
    }

    private static void tell(RuntimeLock split, Reporter reporter) {
        tell("built in", split.builtIn(), reporter);
        tell("a program", split.program(), reporter);
    }

    private static void tell(String runtime, Set<String> types, Reporter reporter) {
        if (!types.isEmpty()) {
            reporter.say("    %s: %s".formatted(runtime, String.join(", ", types)));
        }
    }

    /// The modules that only tests use.
    private static void checkTested(
            TestSuites tests, Workbench bench, Reporter reporter, Diagnostics diagnostics) {
        tests.modules()
                .others()
                .forEach(module -> check(module.configuration(), bench, reporter, diagnostics));
    }

    private static ProviderInstallation.Settings settings(ParseResult arguments) {
        return new ProviderInstallation.Settings(
                Options.isOn(arguments, "upgrade"),
                Options.textsOf(arguments, "plugin-dir").stream().map(Path::of).toList(),
                Options.textOf(arguments, "lockfile").filter("readonly"::equals).isPresent());
    }

    /// Tells what is fetched, and remembers whether anything was.
    private static final class Fetching implements InstallationNews {
        private final Reporter reporter;
        private boolean anything;

        Fetching(Reporter reporter) {
            this.reporter = reporter;
        }

        @Override
        public void say(String sentence) {
            anything = true;
            reporter.say(sentence);
        }
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
            checkVersions(
                    configuration,
                    providers,
                    DependencyLockFile.read(bench.directory(), new Diagnostics()),
                    diagnostics);
        }
    }

    private static void checkVersions(
            Configuration configuration,
            Providers providers,
            DependencyLockFile locks,
            Diagnostics diagnostics) {
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
                                    || constraint.get().allows(version.get())
                                    || locks.provider(requirement.source())
                                            .map(lock -> constraint.get().allows(lock.version()))
                                            .orElse(false);
                    if (!fits) {
                        diagnostics.error(
                                "No version of the provider fits",
                                "%s %s is what there is, and \"%s\" asks for another one. Change the constraint, or allow the provider's program with -provider-runtime=mixed."
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
                "The configuration needs the provider %s, which is neither built in nor installed here."
                        .formatted(source.display()));
    }
}
