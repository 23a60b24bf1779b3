package dev.terrane.cli.command;

import dev.terrane.cli.Version;
import dev.terrane.cli.view.EventStream;
import dev.terrane.cli.view.FoundObjects;
import dev.terrane.cli.view.SearchEvents;
import dev.terrane.config.Variable;
import dev.terrane.config.input.RootVariables;
import dev.terrane.config.input.VariableInputs;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.FoundConfig;
import dev.terrane.operating.KnownObjects;
import dev.terrane.operating.Loaded;
import dev.terrane.operating.SearchListener;
import dev.terrane.operating.SearchOutcome;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `terrane query`: finds objects at their providers, managed or not, as the `list` blocks of
/// `*.tfquery.hcl` files say.
public final class QueryCommand implements Command {
    private static final String OUT = "generate-config-out";
    private static final String QUERIES = ".tfquery.hcl";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "query",
                        "Finds objects at their providers, managed or not, as the list blocks of *.tfquery.hcl files say.")
                .addOption(Options.texts("var", "NAME=VALUE", "Sets a variable."))
                .addOption(Options.texts("var-file", "FILE", "Sets the variables of a file."))
                .addOption(
                        Options.text(
                                OUT,
                                "FILE",
                                "Writes resource and import blocks for what is found; the file must not be there yet. With -json they are part of the events instead."))
                .addOption(Options.toggle("json", false, "Writes events as JSON, a line each."))
                .addOption(Options.toggle("no-color", false, "Without colour."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Output output = Output.of(arguments, context, diagnostics);
        Deriver deriver = new Deriver(Benches.of(context, Benches.DEFAULT_PARALLELISM));
        Optional<Loaded> loaded =
                diagnostics.hasErrors()
                        ? Optional.empty()
                        : deriver.loadWithQueries(variables(arguments), diagnostics);
        loaded.ifPresent(found -> search(found, deriver, arguments, output, context, diagnostics));
        output.diagnostics(diagnostics);
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    private static List<dev.terrane.config.input.VariableArgument> variables(
            ParseResult arguments) {
        return VariableArguments.inOrder(arguments).stream()
                .map(RootVariableValues::argument)
                .toList();
    }

    private static void search(
            Loaded loaded,
            Deriver deriver,
            ParseResult arguments,
            Output output,
            CommandContext context,
            Diagnostics diagnostics) {
        try {
            String workspace = Workspaces.current(context);
            deriver.validate(loaded, workspace, diagnostics);
            Map<String, Value> values = values(loaded, arguments, context, diagnostics);
            if (diagnostics.hasErrors()) {
                return;
            }
            List<SearchOutcome> found =
                    deriver.search(
                            loaded,
                            values,
                            KnownObjects.in(States.read(context, Optional.empty())),
                            workspace,
                            output.wantsConfig(),
                            output.listener(),
                            diagnostics);
            output.found(found, diagnostics);
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
    }

    /// Nobody is asked for those that nobody gave. Lists may do without those of the configuration.
    private static Map<String, Value> values(
            Loaded loaded, ParseResult arguments, CommandContext context, Diagnostics diagnostics) {
        VariableInputs inputs =
                VariableInputs.collect(
                        context.invocation().environment(),
                        loaded.files(),
                        ".",
                        variables(arguments),
                        diagnostics);
        RootVariables resolved =
                RootVariables.resolve(
                        loaded.configuration().root().config().variables(), inputs, diagnostics);
        List<Variable> missing =
                resolved.missing().stream()
                        .filter(variable -> variable.range().filename().endsWith(QUERIES))
                        .toList();
        RootVariables.reportMissing(missing, diagnostics);
        return resolved.values();
    }

    /// How what is found is told.
    private interface Output {
        static Output of(ParseResult arguments, CommandContext context, Diagnostics diagnostics) {
            Optional<String> out = Options.textOf(arguments, OUT);
            if (Options.isOn(arguments, "json")) {
                return new Events(
                        new EventStream(context.invocation().out(), Clock.systemUTC()),
                        out.isPresent());
            }
            Optional<Path> file = out.map(context.directory()::resolve);
            file.filter(Files::exists).ifPresent(there -> diagnostics.add(isThere(there)));
            return new Text(
                    context,
                    new HumanReporter(context, Options.isOn(arguments, "no-color"), false),
                    file);
        }

        boolean wantsConfig();

        SearchListener listener();

        void found(List<SearchOutcome> outcomes, Diagnostics diagnostics);

        void diagnostics(Diagnostics diagnostics);
    }

    private static Diagnostic isThere(Path file) {
        return Diagnostic.error(
                "Target generated file already exists",
                "\"%s\" is there already, and is not written over. Name another file."
                        .formatted(file.getFileName()));
    }

    /// Tells each object when it is found.
    private record Events(EventStream stream, boolean wantsConfig) implements Output {
        Events {
            stream.version(Version.TERRANE);
        }

        @Override
        public SearchListener listener() {
            return new SearchEvents(stream, wantsConfig);
        }

        @Override
        public void found(List<SearchOutcome> outcomes, Diagnostics diagnostics) {}

        @Override
        public void diagnostics(Diagnostics diagnostics) {
            stream.diagnostics(diagnostics.inOrder());
        }
    }

    private record Text(CommandContext context, Reporter reporter, Optional<Path> out)
            implements Output {
        @Override
        public boolean wantsConfig() {
            return out.isPresent();
        }

        @Override
        public SearchListener listener() {
            return SearchListener.SILENT;
        }

        @Override
        public void found(List<SearchOutcome> outcomes, Diagnostics diagnostics) {
            outcomes.stream().map(FoundObjects::lines).forEach(context.invocation().out()::print);
            out.filter(file -> !diagnostics.hasErrors())
                    .ifPresent(file -> write(file, outcomes, diagnostics));
        }

        private void write(Path file, List<SearchOutcome> outcomes, Diagnostics diagnostics) {
            try {
                Files.writeString(file, FoundConfig.text(outcomes));
                reporter.say(
                        "Blocks for what was found are in %s. Look through them."
                                .formatted(file.getFileName()));
            } catch (IOException e) {
                diagnostics.add(
                        Diagnostic.error(
                                "The generated configuration could not be written",
                                "\"%s\" could not be written: %s."
                                        .formatted(file.getFileName(), e.getMessage())));
            }
        }

        @Override
        public void diagnostics(Diagnostics diagnostics) {
            reporter.diagnostics(diagnostics.inOrder());
        }
    }
}
