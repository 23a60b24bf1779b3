package dev.terrane.cli.command;

import dev.terrane.cli.view.Console;
import dev.terrane.cli.view.EventStream;
import dev.terrane.cli.view.JUnitReport;
import dev.terrane.cli.view.Leftovers;
import dev.terrane.cli.view.TestEvents;
import dev.terrane.cli.view.TestText;
import dev.terrane.config.input.VariableInputs;
import dev.terrane.config.loading.DiskFiles;
import dev.terrane.config.test.TestFile;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Workbench;
import dev.terrane.state.StateEncryption;
import dev.terrane.state.StateStoreException;
import dev.terrane.testing.Suite;
import dev.terrane.testing.SuiteResult;
import dev.terrane.testing.SuiteRunner;
import dev.terrane.testing.SuiteRunner.Left;
import dev.terrane.testing.TestInputs;
import dev.terrane.testing.TestListener;
import dev.terrane.testing.TestStatus;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// `terrane test`: runs the test files of a module, and destroys again what they make.
public final class TestCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "test",
                        "Runs the test files beside the configuration and in the folder tests.")
                .addOption(
                        Options.texts(
                                "filter",
                                "FILE",
                                "Runs this test file alone; may be given several times."))
                .addOption(TestSuites.directoryOption())
                .addOption(
                        Options.texts("var", "NAME=VALUE", "Sets a variable of the root module."))
                .addOption(Options.texts("var-file", "FILE", "Sets variables from a file."))
                .addOption(
                        Options.toggle(
                                "verbose", false, "Shows the plan or the state of each run."))
                .addOption(Options.toggle("json", false, "Writes events as JSON, a line each."))
                .addOption(
                        Options.text(
                                "junit-xml",
                                "FILE",
                                "Writes a report in the format of JUnit, too."))
                .addOption(
                        Options.number(
                                "parallelism",
                                Benches.DEFAULT_PARALLELISM,
                                "How many calls of providers a run makes at once."))
                .addOption(Options.toggle("no-color", false, "Without colour."));
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
        Workbench bench =
                Benches.of(
                        context,
                        Options.numberOf(arguments, "parallelism", Benches.DEFAULT_PARALLELISM));
        DiskFiles files = new DiskFiles(bench.directory());
        String directory = TestSuites.directory(arguments);
        Optional<TestSuites> suites = TestSuites.load(bench, files, directory, diagnostics);
        Optional<TestInputs> inputs =
                suites.flatMap(found -> inputs(arguments, context, files, directory, diagnostics));
        Optional<Leftovers> leftovers =
                inputs.flatMap(found -> leftovers(arguments, context, diagnostics));
        reporter.diagnostics(diagnostics.inOrder());
        return leftovers.isEmpty()
                ? FAILED
                : run(
                        bench,
                        suites.orElseThrow(),
                        inputs.orElseThrow(),
                        arguments,
                        context,
                        view(arguments, context, leftovers.get()),
                        reporter);
    }

    /// The key is there before anything is made that might have to be kept.
    private static Optional<Leftovers> leftovers(
            ParseResult arguments, CommandContext context, Diagnostics diagnostics) {
        try {
            StateEncryption encryption =
                    Encrypting.here(
                                    context,
                                    VariableArguments.inOrder(arguments).stream()
                                            .map(RootVariableValues::argument)
                                            .toList())
                            .state();
            encryption.prepare();
            return Optional.of(new LeftoverFiles(context.directory(), encryption));
        } catch (StateStoreException e) {
            e.diagnostics().forEach(diagnostics::add);
            return Optional.empty();
        }
    }

    private static Optional<TestInputs> inputs(
            ParseResult arguments,
            CommandContext context,
            DiskFiles files,
            String directory,
            Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        VariableInputs root =
                VariableInputs.collect(
                        context.invocation().environment(),
                        files,
                        ".",
                        VariableArguments.inOrder(arguments).stream()
                                .map(RootVariableValues::argument)
                                .toList(),
                        own);
        VariableInputs inDirectory = root.withFilesOf(files, directory, own);
        diagnostics.addAll(own);
        return own.hasErrors()
                ? Optional.empty()
                : Optional.of(new TestInputs(root, inDirectory, directory));
    }

    /// A listener, and who is told when the user ends it all at once.
    private record View(TestListener listener, Consumer<List<Left>> interrupted) {}

    private static int run(
            Workbench bench,
            TestSuites suites,
            TestInputs inputs,
            ParseResult arguments,
            CommandContext context,
            View view,
            Reporter reporter) {
        try (Interruption interruption = new Interruption()) {
            SuiteRunner runner =
                    new SuiteRunner(
                            new Suite(
                                    bench,
                                    filtered(suites.files(), Options.textsOf(arguments, "filter")),
                                    suites.modules(),
                                    inputs,
                                    interruption.stop(),
                                    view.listener()));
            interruption.during(runner::endSoon, () -> view.interrupted().accept(runner.leftNow()));
            SuiteResult result = runner.run();
            boolean reported = report(result, arguments, context, reporter);
            return reported && result.status().compareTo(TestStatus.PASS) <= 0 ? OK : FAILED;
        }
    }

    private static View view(ParseResult arguments, CommandContext context, Leftovers leftovers) {
        boolean verbose = Options.isOn(arguments, "verbose");
        if (Options.isOn(arguments, "json")) {
            TestEvents events =
                    new TestEvents(
                            new EventStream(
                                    context.invocation().out(), java.time.Clock.systemUTC()),
                            verbose,
                            leftovers);
            return new View(events, events::interrupted);
        }
        Console console = Consoles.of(context, Options.isOn(arguments, "no-color"));
        TestText text =
                new TestText(
                        console,
                        context.invocation().out(),
                        context.invocation().err(),
                        verbose,
                        leftovers);
        return new View(text, text::interrupted);
    }

    private static List<TestFile> filtered(List<TestFile> files, List<String> filter) {
        return filter.isEmpty()
                ? files
                : files.stream().filter(file -> filter.contains(file.path())).toList();
    }

    private static boolean report(
            SuiteResult result, ParseResult arguments, CommandContext context, Reporter reporter) {
        Optional<String> name = Options.textOf(arguments, "junit-xml");
        if (name.isEmpty()) {
            return true;
        }
        try {
            Files.writeString(context.directory().resolve(name.get()), JUnitReport.of(result));
            return true;
        } catch (IOException e) {
            reporter.diagnostics(
                    List.of(
                            Diagnostic.error(
                                    "Report not written",
                                    "\"%s\" can not be written: %s."
                                            .formatted(name.get(), e.getMessage()))));
            return false;
        }
    }
}
