package dev.terrane.cli.command;

import dev.terrane.cli.view.DiagnosticJson;
import dev.terrane.config.input.VariableArgument;
import dev.terrane.config.loading.DiskFiles;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.operating.Workbench;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `terrane validate`: checks a configuration without asking the cloud.
public final class ValidateCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "validate",
                        "Checks a configuration by itself and by the schemas of its providers.")
                .addOption(Options.toggle("json", false, "Writes the result as JSON."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addOption(
                        Options.texts(
                                "var",
                                "NAME=VALUE",
                                "Sets a variable, for what is computed early: sources of modules."))
                .addOption(Options.texts("var-file", "FILE", "Sets variables from a file."))
                .addOption(
                        Options.toggle("query", false, "Looks at query files (.tfquery.hcl), too."))
                .addOption(Options.toggle("no-tests", false, "Does not look at test files."))
                .addOption(TestSuites.directoryOption());
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        validate(arguments, context, diagnostics);
        if (Options.isOn(arguments, "json")) {
            context.invocation().out().println(DiagnosticJson.validation(diagnostics.inOrder()));
        } else {
            HumanReporter reporter =
                    new HumanReporter(context, Options.isOn(arguments, "no-color"), false);
            reporter.diagnostics(diagnostics.inOrder());
            if (!diagnostics.hasErrors()) {
                reporter.say("The configuration is valid.");
            }
        }
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    private static void validate(
            ParseResult arguments, CommandContext context, Diagnostics diagnostics) {
        Workbench bench = Benches.of(context, Benches.DEFAULT_PARALLELISM);
        Deriver deriver = new Deriver(bench);
        Optional<Loaded> loaded =
                Options.isOn(arguments, "query")
                        ? deriver.loadWithQueries(variables(arguments), diagnostics)
                        : deriver.load(true, variables(arguments), Map.of(), diagnostics);
        Optional<TestSuites> tests =
                Options.isOn(arguments, "no-tests")
                        ? Optional.empty()
                        : tests(arguments, bench, diagnostics);
        if (loaded.isEmpty() || diagnostics.hasErrors()) {
            return;
        }
        try {
            String workspace = Workspaces.current(context);
            deriver.validate(loaded.get(), workspace, diagnostics);
            tests.ifPresent(found -> validateModules(found, deriver, workspace, diagnostics));
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
    }

    private static List<VariableArgument> variables(ParseResult arguments) {
        return VariableArguments.inOrder(arguments).stream()
                .map(RootVariableValues::argument)
                .toList();
    }

    private static Optional<TestSuites> tests(
            ParseResult arguments, Workbench bench, Diagnostics diagnostics) {
        return TestSuites.besideRoot(
                bench,
                new DiskFiles(bench.directory()),
                TestSuites.directory(arguments),
                diagnostics);
    }

    /// The modules that only tests use.
    private static void validateModules(
            TestSuites tests, Deriver deriver, String workspace, Diagnostics diagnostics) {
        diagnostics.addAll(tests.modules().problemsOfOthers());
        tests.modules()
                .others()
                .forEach(module -> deriver.validate(module, workspace, diagnostics));
    }
}
