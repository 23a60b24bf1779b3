package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.cli.view.RequirementTree;
import dev.terrane.cli.view.RequirementTree.Branch;
import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestRun;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.operating.Workbench;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// `terrane providers`: which module asks for which providers.
public final class ProvidersCommand implements Command {
    private static final String SUFFIX = ".tftest";

    @Override
    public CommandSpec spec() {
        return Options.command("providers", "Shows which module asks for which providers.")
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addOption(TestSuites.directoryOption());
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Workbench bench = Benches.of(context, 1);
        Optional<Loaded> loaded = new Deriver(bench).load(false, diagnostics);
        Optional<TestSuites> tests =
                loaded.flatMap(found ->
                        TestSuites.besideRoot(
                                bench,
                                found.files(),
                                TestSuites.directory(arguments),
                                diagnostics));
        if (loaded.isPresent() && tests.isPresent() && !diagnostics.hasErrors()) {
            show(loaded.get(), tests.get(), context, diagnostics);
        }
        new HumanReporter(context, Options.isOn(arguments, "no-color"), false)
                .diagnostics(diagnostics.inOrder());
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    private static void show(
            Loaded loaded, TestSuites tests, CommandContext context, Diagnostics diagnostics) {
        StringBuilder text =
                new StringBuilder(
                        RequirementTree.ofConfiguration(
                                loaded.configuration().root(), branches(tests)));
        try {
            SortedSet<ProviderSource> sources = sources(States.read(context, Optional.empty()));
            text.append(sources.isEmpty() ? "" : RequirementTree.ofState(sources));
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
        context.invocation().out().print(text);
    }

    private static SortedSet<ProviderSource> sources(StateSnapshot state) {
        SortedSet<ProviderSource> sources = new TreeSet<>();
        state.resources().values().forEach(resource -> sources.add(resource.provider().source()));
        return sources;
    }

    private static List<Branch> branches(TestSuites tests) {
        return tests.files().stream()
                .map(file -> new Branch("test." + name(file), runs(file, tests)))
                .toList();
    }

    /// The file `tests/a.tftest.hcl` is `tests.a`.
    private static String name(TestFile file) {
        int end = file.path().indexOf(SUFFIX);
        return (end < 0 ? file.path() : file.path().substring(0, end)).replace('/', '.');
    }

    /// Those that test another module.
    private static List<Branch> runs(TestFile file, TestSuites tests) {
        return file.runs().stream()
                .filter(run -> run.module().isPresent())
                .map(run -> new Branch("run." + run.name(), module(run, tests)))
                .toList();
    }

    private static List<Branch> module(TestRun run, TestSuites tests) {
        return RequirementTree.of(tests.modules().configuration(run).root());
    }
}
