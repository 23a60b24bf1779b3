package dev.terrane.testing;

import dev.terrane.config.input.VariableInputs;
import dev.terrane.config.test.TestFile;

/// The values that are given from outside of the test files.
///
/// @param root from the environment, from variable files of the root module, and the command line
/// @param inDirectory the same for the files in the folder of tests, which has variable files of its
///     own
/// @param directory of tests, relative to the root module
public record TestInputs(VariableInputs root, VariableInputs inDirectory, String directory) {
    VariableInputs of(TestFile file) {
        return file.path().startsWith(directory + "/") ? inDirectory : root;
    }
}
