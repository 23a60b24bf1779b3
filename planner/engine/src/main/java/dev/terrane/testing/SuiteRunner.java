package dev.terrane.testing;

import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestRun;
import dev.terrane.state.StateSnapshot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Runs test files one after the other.
public final class SuiteRunner {
    private final Suite suite;
    private volatile @Nullable FileRunner current;

    public SuiteRunner(Suite suite) {
        this.suite = suite;
    }

    public SuiteResult run() {
        suite.listener().suiteStarted(suite.files());
        List<FileResult> results = new ArrayList<>();
        for (TestFile file : suite.files()) {
            FileRunner runner = new FileRunner(suite, file);
            current = runner;
            results.add(runner.run());
        }
        SuiteResult result = new SuiteResult(results);
        suite.listener().suiteFinished(result);
        return result;
    }

    /// After the user has asked to stop: asks providers to end soon what is under way.
    public void endSoon() {
        FileRunner runner = current;
        if (runner != null) {
            runner.endSoon();
        }
    }

    /// A state that was not destroyed.
    ///
    /// @param last the run that has changed it last
    public record Left(TestFile file, TestRun last, StateSnapshot state) {}

    /// What there is at this moment that would have to be destroyed, for who has to end at once.
    public List<Left> leftNow() {
        FileRunner runner = current;
        return runner == null
                ? List.of()
                : runner.leftNow().stream()
                        .map(kept -> new Left(runner.file(), kept.last(), kept.state()))
                        .toList();
    }
}
