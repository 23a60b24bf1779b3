package dev.terrane.testing;

import dev.terrane.config.test.TestRun;
import dev.terrane.diagnostic.Diagnostic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How one run came out.
///
/// @param started nothing where it was skipped
/// @param failedAssertions of all that were evaluated
public record RunResult(
        TestRun run,
        TestStatus status,
        List<Diagnostic> problems,
        int failedAssertions,
        Optional<Instant> started,
        long elapsedMillis) {
    public RunResult {
        problems = List.copyOf(problems);
    }

    static RunResult skipped(TestRun run) {
        return new RunResult(run, TestStatus.SKIP, List.of(), 0, Optional.empty(), 0);
    }
}
