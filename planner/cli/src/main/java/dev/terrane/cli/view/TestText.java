package dev.terrane.cli.view;

import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestRun;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.state.StateSnapshot;
import dev.terrane.testing.FileResult;
import dev.terrane.testing.RunResult;
import dev.terrane.testing.SuiteResult;
import dev.terrane.testing.SuiteRunner.Left;
import dev.terrane.testing.TestListener;
import dev.terrane.testing.TestStatus;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/// Tells people how tests come out: a line for each run, and below it what is wrong.
public final class TestText implements TestListener {
    private final Console console;
    private final DiagnosticText errors;
    private final DiagnosticText warnings;
    private final boolean verbose;
    private final Leftovers leftovers;

    /// @param verbose whether the plan or state of each run is shown
    public TestText(
            Console console,
            PrintStream out,
            PrintStream err,
            boolean verbose,
            Leftovers leftovers) {
        this.console = console;
        this.errors = new DiagnosticText(err, console.style(), console.width());
        this.warnings = new DiagnosticText(out, console.style(), console.width());
        this.verbose = verbose;
        this.leftovers = leftovers;
    }

    @Override
    public void suiteStarted(List<TestFile> files) {}

    @Override
    public void fileStarted(TestFile file) {
        console.println(file.path() + "... " + console.style().dim("in progress"));
    }

    @Override
    public void runStarted(TestFile file, TestRun run) {}

    @Override
    public synchronized void runFinished(TestFile file, RunResult result, Optional<Shown> shown) {
        console.println("  run \"%s\"... %s".formatted(result.run().name(), word(result.status())));
        if (verbose) {
            shown.ifPresent(this::show);
        }
        diagnostics(result.problems());
    }

    private void show(Shown shown) {
        switch (shown) {
            case Shown.Planned planned ->
                    console.print(
                            new PlanText(
                                            console.style(),
                                            new ObjectTypes(planned.plan().providers()))
                                    .text(planned.plan().plan()));
            case Shown.Made made ->
                    console.print(
                            "\n"
                                    + new StateText(
                                                    console.style(),
                                                    new ObjectTypes(made.plan().providers()))
                                            .state(made.state())
                                    + "\n");
        }
    }

    private void diagnostics(List<Diagnostic> problems) {
        warnings.write(problems.stream().filter(problem -> !problem.isError()).toList());
        errors.write(problems.stream().filter(Diagnostic::isError).toList());
    }

    @Override
    public void cleanUpStarted(TestFile file) {
        console.println(file.path() + "... " + console.style().dim("tearing down"));
    }

    @Override
    public void stateCleanUpStarted(TestFile file, TestRun last) {}

    @Override
    public void leftOver(
            TestFile file, TestRun last, StateSnapshot left, List<Diagnostic> problems) {
        diagnostics(problems);
        tellLeft(file, last, left);
    }

    private void tellLeft(TestFile file, TestRun last, StateSnapshot left) {
        List<Leftovers.LeftObject> objects = Leftovers.objects(left);
        if (objects.isEmpty()) {
            return;
        }
        StringBuilder text =
                new StringBuilder(
                        "\nWhat the run \"%s\" in %s has made could not all be destroyed. These objects are still there:\n"
                                .formatted(last.name(), file.path()));
        objects.forEach(object -> text.append("  - ").append(object).append('\n'));
        String kept = leftovers.keep(file, last, left);
        text.append(
                kept.isEmpty()
                        ? "Their state could not be kept in a file. Delete them by hand.\n"
                        : "Their state is kept in %s: correct what is wrong, and destroy them with terrane destroy -state=%s.\n"
                                .formatted(kept, kept));
        console.printError(text.toString());
    }

    /// What there is when the user does not want to wait for the clean-up.
    public void interrupted(List<Left> left) {
        left.forEach(each -> tellLeft(each.file(), each.last(), each.state()));
    }

    @Override
    public void fileFinished(FileResult result, List<Diagnostic> problems) {
        console.println(result.file().path() + "... " + word(result.status()));
        diagnostics(problems);
    }

    @Override
    public void suiteFinished(SuiteResult result) {
        console.print("\n" + summary(result) + "\n");
    }

    private String summary(SuiteResult result) {
        boolean good = result.status().compareTo(TestStatus.PASS) <= 0;
        Style style = console.style();
        return (good ? style.green("Success!") : style.red("Failure!")) + " " + counts(result);
    }

    /// As the event stream has it, too.
    static String counts(SuiteResult result) {
        long failed = result.count(TestStatus.FAIL) + result.count(TestStatus.ERROR);
        long skipped = result.count(TestStatus.SKIP);
        return "%d passed, %d failed%s."
                .formatted(
                        result.count(TestStatus.PASS),
                        failed,
                        skipped > 0 ? ", " + skipped + " skipped" : "");
    }

    private String word(TestStatus status) {
        Style style = console.style();
        return switch (status) {
            case PASS -> style.green("pass");
            case SKIP -> style.dim("skip");
            case FAIL, ERROR -> style.red("fail");
        };
    }
}
