package dev.terrane.testing;

import dev.terrane.config.test.TestFile;

import java.util.List;

/// How the runs of a file came out.
///
/// @param status also of its clean-up
public record FileResult(TestFile file, TestStatus status, List<RunResult> runs) {
    public FileResult {
        runs = List.copyOf(runs);
    }
}
