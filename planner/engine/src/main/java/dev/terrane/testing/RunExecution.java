package dev.terrane.testing;

import dev.terrane.applying.Applier;
import dev.terrane.applying.ApplyProgress;
import dev.terrane.config.Configuration;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestRun;
import dev.terrane.config.test.TestRun.Command;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.FailedConditions;
import dev.terrane.evaluating.Providers;
import dev.terrane.evaluating.RootValues;
import dev.terrane.operating.ApplyOperation;
import dev.terrane.operating.DerivationRequest;
import dev.terrane.operating.Derived;
import dev.terrane.operating.Deriver;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.planning.PlanningProgress;
import dev.terrane.testing.TestListener.Shown;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Carries out one run: plans, applies where it is to, and judges what came of it.
final class RunExecution implements AutoCloseable {
    static final String WORKSPACE = "default";

    private final Suite suite;
    private final Deriver deriver;
    private final TestFile file;
    private final TestRun run;
    private final FileStates states;
    private final Diagnostics problems = new Diagnostics();
    private Optional<Shown> shown = Optional.empty();
    private volatile @Nullable Derived derived;
    private int failedAssertions;

    RunExecution(Suite suite, TestFile file, TestRun run, FileStates states) {
        this.suite = suite;
        this.deriver = new Deriver(suite.bench());
        this.file = file;
        this.run = run;
        this.states = states;
    }

    RunResult execute() {
        Instant started = suite.bench().clock().instant();
        long nanos = System.nanoTime();
        TestStatus status = status();
        if (suite.stop().isRequested()) {
            problems.add(interrupted());
            status = TestStatus.ERROR;
        }
        long elapsedMillis = (System.nanoTime() - nanos) / 1_000_000;
        return new RunResult(
                run,
                status,
                problems.list(),
                failedAssertions,
                Optional.of(started),
                elapsedMillis);
    }

    private Diagnostic interrupted() {
        return Diagnostic.error(
                "Interrupted",
                "You asked to stop while \"%s\" was running. What it had begun was brought to its end; what was made is destroyed now."
                        .formatted(run.name()));
    }

    /// What it planned or made, as long as it is not closed.
    Optional<Shown> shown() {
        return shown;
    }

    void endSoon() {
        Derived plan = derived;
        if (plan != null) {
            plan.providers().stop();
        }
    }

    @Override
    public void close() {
        Derived plan = derived;
        if (plan != null) {
            plan.close();
        }
    }

    private TestStatus status() {
        TestModules.Tested tested = suite.modules().of(run);
        problems.addAll(tested.problems());
        ModuleConfig root = tested.loaded().configuration().root().config();
        ExpectedFailures expected =
                ExpectedFailures.of(run, tested.loaded().configuration(), problems);
        if (problems.hasErrors()) {
            return TestStatus.ERROR;
        }
        RunVariables variables = variables(root);
        Optional<Map<String, Value>> values = variables.forModule(problems);
        if (values.isEmpty()) {
            return TestStatus.ERROR;
        }
        RunSetup setup =
                RunSetup.of(
                        file,
                        run,
                        tested.loaded(),
                        values.get(),
                        variables.scopeOfProviders(),
                        problems);
        return problems.hasErrors() ? TestStatus.ERROR : carryOut(setup, variables, expected);
    }

    private RunVariables variables(ModuleConfig root) {
        return new RunVariables(
                file,
                run,
                root.variables(),
                suite.inputs().of(file),
                deriver.functions(),
                states.outputs());
    }

    private TestStatus carryOut(RunSetup setup, RunVariables variables, ExpectedFailures expected) {
        Diagnostics planning = new Diagnostics();
        Derived plan = derive(setup, planning).orElse(null);
        derived = plan;
        Optional<RootValues> root = planned();
        if (run.command() == Command.PLAN) {
            return judge(expected.judge(planning.inOrder()), root, setup, variables);
        }
        problems.addAll(atTheirValues(expected.explain(planning.inOrder()), setup, variables));
        return planning.hasErrors() || plan == null
                ? TestStatus.ERROR
                : apply(plan, setup, variables, expected);
    }

    private Optional<Derived> derive(RunSetup setup, Diagnostics diagnostics) {
        Providers providers = setup.open(suite.bench(), diagnostics);
        if (diagnostics.hasErrors()) {
            providers.close();
            return Optional.empty();
        }
        DerivationRequest request =
                DerivationRequest.of(options(), suite.stop(), PlanningProgress.SILENT);
        return deriver.derive(
                setup.loaded(),
                setup.variables(),
                states.state(run),
                request,
                providers,
                diagnostics);
    }

    private PlanOptions options() {
        return new PlanOptions(
                run.options().refreshOnly() ? Mode.REFRESH_ONLY : Mode.NORMAL,
                run.options().refresh(),
                run.options().targets(),
                List.of(),
                run.options().replacements(),
                WORKSPACE);
    }

    private Optional<RootValues> planned() {
        Derived plan = derived;
        if (plan == null) {
            return Optional.empty();
        }
        shown = Optional.of(new Shown.Planned(plan));
        return plan.root();
    }

    private TestStatus apply(
            Derived plan, RunSetup setup, RunVariables variables, ExpectedFailures expected) {
        Diagnostics applying = new Diagnostics();
        Applier.Result made =
                new ApplyOperation(
                                plan,
                                deriver.forApplying(setup.loaded(), plan),
                                suite.bench().parallelism())
                        .run(record -> {}, suite.stop(), ApplyProgress.SILENT, applying);
        states.keep(made.state(), run, setup, file.runs().indexOf(run));
        shown = Optional.of(new Shown.Made(plan, made.state()));
        return judge(
                expected.judge(applying.inOrder()), Optional.of(made.root()), setup, variables);
    }

    private TestStatus judge(
            List<Diagnostic> found,
            Optional<RootValues> root,
            RunSetup setup,
            RunVariables variables) {
        problems.addAll(atTheirValues(found, setup, variables));
        boolean failed = found.stream().anyMatch(Diagnostic::isError);
        if (failed || root.isEmpty()) {
            return failed ? TestStatus.ERROR : TestStatus.PASS;
        }
        Configuration configuration = setup.loaded().configuration();
        AssertionScope scope =
                new AssertionScope(
                        root.get().scope(),
                        configuration.root().config().variables(),
                        variables,
                        RunOutputs.outputs(configuration, root.get()),
                        file.runs(),
                        states.outputs());
        Assertions.Outcome outcome = Assertions.check(run.assertions(), scope, problems);
        failedAssertions = outcome.failed();
        if (outcome.status() != TestStatus.ERROR) {
            states.finished(RunOutputs.of(run, configuration, root.get()));
        }
        return outcome.status();
    }

    /// A value that a variable rejects is the mistake of the test file that gives it.
    private static List<Diagnostic> atTheirValues(
            List<Diagnostic> found, RunSetup setup, RunVariables variables) {
        ModuleConfig root = setup.loaded().configuration().root().config();
        return found.stream().map(problem -> atItsValue(problem, root, variables)).toList();
    }

    private static Diagnostic atItsValue(
            Diagnostic problem, ModuleConfig root, RunVariables variables) {
        return FailedConditions.variable(problem, root)
                .flatMap(variable -> variables.place(variable.name()))
                .map(place -> problem.at(place).within(place))
                .orElse(problem);
    }
}
