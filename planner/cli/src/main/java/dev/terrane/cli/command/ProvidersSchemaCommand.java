package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.cli.view.SchemasJson;
import dev.terrane.cli.view.SchemasJson.Known;
import dev.terrane.config.Configuration;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Providers;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.operating.Workbench;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderUnavailableException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// `terrane providers schema -json`: all that the providers of a configuration have.
public final class ProvidersSchemaCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "providers schema",
                        "Writes all that the providers of the configuration have as JSON.")
                .addOption(Options.toggle("json", false, "Has to be given."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        if (!Options.isOn(arguments, "json")) {
            context.invocation()
                    .err()
                    .println("Write terrane providers schema -json: there is no other form.");
            return FAILED;
        }
        Diagnostics diagnostics = new Diagnostics();
        Workbench bench = Benches.of(context, 1);
        Optional<Loaded> loaded = new Deriver(bench).load(true, diagnostics);
        SortedMap<String, Known> known = new TreeMap<>();
        try (Providers providers = bench.providers()) {
            loaded.ifPresent(
                    found -> collect(found.configuration(), providers, known, diagnostics));
            if (!diagnostics.hasErrors()) {
                context.invocation().out().println(SchemasJson.of(known));
            }
        }
        new HumanReporter(context, true, false).diagnostics(diagnostics.inOrder());
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    private static void collect(
            Configuration configuration,
            Providers providers,
            SortedMap<String, Known> known,
            Diagnostics diagnostics) {
        SortedMap<ProviderSource, Boolean> needed = new TreeMap<>();
        configuration.modules().forEach(module -> NeededProviders.add(module, needed));
        for (ProviderSource source : needed.keySet()) {
            try {
                if (providers.has(source)) {
                    Provider provider = providers.unconfigured(source);
                    known.put(
                            source.toString(), new Known(provider.schema(), provider.functions()));
                } else {
                    diagnostics.add(missing(source));
                }
            } catch (ProviderUnavailableException e) {
                diagnostics.add(Diagnostic.error(e.problem().summary(), e.problem().detail()));
            }
        }
    }

    private static Diagnostic missing(ProviderSource source) {
        return Diagnostic.error(
                "Provider not installed",
                "The provider %s is neither built in nor installed here. Run terrane init."
                        .formatted(source.display()));
    }
}
