package dev.terrane.config.loading;

import dev.terrane.config.decoding.TestFileDecoder;
import dev.terrane.config.test.TestFile;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.File;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the test files of a root module: those beside its files, and those in one folder of tests.
public final class TestFileLoader {
    /// Where tests lie that are not beside the configuration.
    public static final String USUAL_DIRECTORY = "tests";

    private static final List<String> TESTS =
            List.of(".tftest.hcl", ".tftest.json", ".tofutest.hcl", ".tofutest.json");
    private static final List<String> MOCKS = List.of(".tfmock.hcl", ".tfmock.json");

    private final FileAccess files;
    private final Diagnostics diagnostics;

    public TestFileLoader(FileAccess files, Diagnostics diagnostics) {
        this.files = files;
        this.diagnostics = diagnostics;
    }

    /// All test files, sorted by path.
    ///
    /// @param directory of tests, relative to the root module
    public List<TestFile> load(String directory) {
        if (!isBelow(directory)) {
            diagnostics.add(
                    Diagnostic.error(
                            "Invalid testing directory",
                            "\"%s\" does not lie in the folder of the configuration. Name a folder below it, by a relative path."
                                    .formatted(directory)));
            return List.of();
        }
        List<String> paths = new ArrayList<>(paths("."));
        String inside = ModuleDirectories.resolve(".", directory);
        if (!inside.equals(".")) {
            if (files.list(inside).isEmpty() && !directory.equals(USUAL_DIRECTORY)) {
                diagnostics.add(
                        Diagnostic.warning(
                                "Test directory does not exist",
                                "There is no folder \"%s\", so only the test files beside the configuration are run."
                                        .formatted(directory)));
            }
            paths.addAll(paths(inside));
        }
        paths.sort(Comparator.naturalOrder());
        return paths.stream().flatMap(path -> decoded(path).stream()).toList();
    }

    private Optional<TestFile> decoded(String path) {
        Optional<File> file = new ModuleFolder(files, ".").parsePath(path, diagnostics);
        return file.map(found -> TestFileDecoder.decode(path, found, this::mocks, diagnostics));
    }

    /// Whether the folder is the one of the root module, or one inside of it.
    private static boolean isBelow(String directory) {
        return !directory.startsWith("/")
                && !Arrays.asList(ModuleDirectories.resolve(".", directory).split("/"))
                        .contains("..");
    }

    private List<String> paths(String directory) {
        List<String> all = named(directory, TESTS).orElse(List.of());
        Set<String> present = new HashSet<>(all);
        return all.stream()
                .filter(path ->
                        !present.contains(path.replace(".tftest.", ".tofutest."))
                                || path.contains(".tofutest."))
                .toList();
    }

    private Optional<List<File>> mocks(String directory) {
        return named(ModuleDirectories.resolve(".", directory), MOCKS)
                .map(paths ->
                        paths.stream()
                                .flatMap(path ->
                                        new ModuleFolder(files, ".")
                                                .parsePath(path, diagnostics).stream())
                                .toList());
    }

    private Optional<List<String>> named(String directory, List<String> endings) {
        String prefix = directory.equals(".") ? "" : directory + "/";
        return files.list(directory)
                .map(names ->
                        names.stream()
                                .filter(name -> endings.stream().anyMatch(name::endsWith))
                                .filter(name -> !ModuleFolder.isIgnored(name))
                                .map(name -> prefix + name)
                                .toList());
    }
}
