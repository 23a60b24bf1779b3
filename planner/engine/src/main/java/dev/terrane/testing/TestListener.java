package dev.terrane.testing;

import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestRun;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.operating.Derived;
import dev.terrane.state.StateSnapshot;

import java.util.List;
import java.util.Optional;

/// Hears what goes on while tests run. Parallel runs may call it from several threads.
public interface TestListener {
    void suiteStarted(List<TestFile> files);

    void fileStarted(TestFile file);

    void runStarted(TestFile file, TestRun run);

    /// @param shown what the run planned or made, where it came so far
    void runFinished(TestFile file, RunResult result, Optional<Shown> shown);

    void cleanUpStarted(TestFile file);

    /// @param last the run that has changed the state last
    void stateCleanUpStarted(TestFile file, TestRun last);

    /// Not all that was made could be destroyed.
    ///
    /// @param left what there is still
    void leftOver(TestFile file, TestRun last, StateSnapshot left, List<Diagnostic> problems);

    /// @param problems of the file as a whole
    void fileFinished(FileResult result, List<Diagnostic> problems);

    void suiteFinished(SuiteResult result);

    /// What a run came to.
    sealed interface Shown {
        record Planned(Derived plan) implements Shown {}

        record Made(Derived plan, StateSnapshot state) implements Shown {}
    }
}
