package dev.terrane.testing;

import dev.terrane.config.test.TestFile;
import dev.terrane.evaluating.StopSignal;
import dev.terrane.operating.Workbench;

import java.util.List;

/// What is to be run, and with what.
///
/// @param files in the order in which they are run
/// @param stop asks to end soon: what was made is destroyed all the same
public record Suite(
        Workbench bench,
        List<TestFile> files,
        TestModules modules,
        TestInputs inputs,
        StopSignal stop,
        TestListener listener) {
    public Suite {
        files = List.copyOf(files);
    }
}
