package dev.terrane.testing;

import java.util.List;

/// How all files came out.
public record SuiteResult(List<FileResult> files) {
    public SuiteResult {
        files = List.copyOf(files);
    }

    public TestStatus status() {
        return files.stream().map(FileResult::status).reduce(TestStatus.PASS, TestStatus::and);
    }

    /// How many runs came out so.
    public long count(TestStatus status) {
        return files.stream()
                .flatMap(file -> file.runs().stream())
                .filter(run -> run.status() == status)
                .count();
    }
}
