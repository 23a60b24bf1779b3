package dev.terrane.cli.command;

import dev.terrane.config.loading.FileAccess;
import dev.terrane.config.loading.TestFileLoader;
import dev.terrane.config.test.TestFile;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Workbench;
import dev.terrane.testing.TestModules;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Optional;

/// The test files of a root module, and the modules that they test.
record TestSuites(List<TestFile> files, TestModules modules) {

    /// Nothing where something in them, or in the root module, is wrong.
    static Optional<TestSuites> load(
            Workbench bench, FileAccess access, String directory, Diagnostics diagnostics) {
        return load(bench, access, directory, false, diagnostics);
    }

    /// The same where the root module was read, and what is wrong with it was told.
    static Optional<TestSuites> besideRoot(
            Workbench bench, FileAccess access, String directory, Diagnostics diagnostics) {
        return load(bench, access, directory, true, diagnostics);
    }

    private static Optional<TestSuites> load(
            Workbench bench,
            FileAccess access,
            String directory,
            boolean rootIsKnown,
            Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        List<TestFile> files = new TestFileLoader(access, own).load(directory);
        diagnostics.addAll(own);
        return own.hasErrors()
                ? Optional.empty()
                : TestModules.load(new Deriver(bench), access, files, rootIsKnown, diagnostics)
                        .map(modules -> new TestSuites(files, modules));
    }

    static OptionSpec directoryOption() {
        return Options.text(
                "test-directory",
                "FOLDER",
                "Where test files lie that are not beside the configuration; else tests.");
    }

    static String directory(ParseResult arguments) {
        return Options.textOf(arguments, "test-directory").orElse(TestFileLoader.USUAL_DIRECTORY);
    }
}
