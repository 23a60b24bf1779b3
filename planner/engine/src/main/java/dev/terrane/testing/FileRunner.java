package dev.terrane.testing;

import dev.terrane.config.Configuration;
import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestOverride;
import dev.terrane.config.test.TestRun;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.graph.Walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Runs one test file: its runs, and then the clean-up.
final class FileRunner {
    private final Suite suite;
    private final TestFile file;
    private final FileStates states = new FileStates();
    private final Map<String, RunResult> results = new ConcurrentHashMap<>();
    private final Set<RunExecution> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean broken = new AtomicBoolean();

    FileRunner(Suite suite, TestFile file) {
        this.suite = suite;
        this.file = file;
    }

    FileResult run() {
        suite.listener().fileStarted(file);
        try {
            carryOutAll();
        } catch (RuntimeException crash) {
            new CleanUp(suite, file).destroy(states);
            throw crash;
        }
        suite.listener().cleanUpStarted(file);
        TestStatus cleaned = new CleanUp(suite, file).destroy(states);
        FileResult result = result(cleaned);
        suite.listener().fileFinished(result, uselessOverrides());
        return result;
    }

    private void carryOutAll() {
        Walk.run(
                RunOrder.of(file),
                new Walk.Visitor<>() {
                    @Override
                    public boolean visit(TestRun run) {
                        carryOut(run);
                        return true;
                    }

                    @Override
                    public boolean waits(TestRun run) {
                        return run.parallel();
                    }
                });
    }

    /// The states that have not been destroyed yet, for who has to end at once.
    List<FileStates.Kept> leftNow() {
        return states.toDestroy();
    }

    /// Asks providers to end soon what is under way.
    void endSoon() {
        running.forEach(RunExecution::endSoon);
    }

    TestFile file() {
        return file;
    }

    /// After a run that could not be carried out, the rest of the file is skipped.
    private void carryOut(TestRun run) {
        if (broken.get() || suite.stop().isRequested()) {
            finish(RunResult.skipped(run), Optional.empty());
            return;
        }
        suite.listener().runStarted(file, run);
        try (RunExecution execution = new RunExecution(suite, file, run, states)) {
            running.add(execution);
            RunResult result = execution.execute();
            running.remove(execution);
            if (result.status() == TestStatus.ERROR) {
                broken.set(true);
            }
            finish(result, execution.shown());
        }
    }

    private void finish(RunResult result, Optional<TestListener.Shown> shown) {
        results.put(result.run().name(), result);
        suite.listener().runFinished(file, result, shown);
    }

    private FileResult result(TestStatus cleaned) {
        List<RunResult> inOrder = new ArrayList<>();
        file.runs().forEach(run -> inOrder.add(results.get(run.name())));
        TestStatus status =
                inOrder.stream().map(RunResult::status).reduce(cleaned, TestStatus::and);
        return new FileResult(file, status, inOrder);
    }

    /// Overrides of the file whose target is in none of the modules that it tests.
    private List<Diagnostic> uselessOverrides() {
        List<Configuration> tested =
                file.runs().stream()
                        .map(run -> suite.modules().of(run).loaded().configuration())
                        .distinct()
                        .toList();
        return file.overrides().stream()
                .filter(override -> tested.stream().noneMatch(config -> isIn(override, config)))
                .map(FileRunner::useless)
                .toList();
    }

    private static boolean isIn(TestOverride override, Configuration configuration) {
        return configuration
                .module(override.target().modulePath())
                .filter(module ->
                        override.target()
                                .resource()
                                .map(module.config().resources()::containsKey)
                                .orElse(true))
                .isPresent();
    }

    private static Diagnostic useless(TestOverride override) {
        return Diagnostic.warning(
                "Invalid override target",
                "There is no %s in the modules that this file tests, so the override has no effect. Correct the target, or remove the override."
                        .formatted(override.target()),
                override.targetRange());
    }
}
