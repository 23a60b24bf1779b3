package dev.terrane.testing;

import dev.terrane.config.Configuration;
import dev.terrane.config.loading.FileAccess;
import dev.terrane.config.source.ModuleSource;
import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestRun;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The modules that are tested: the root module, and those that runs name. Each is read once.
public final class TestModules {
    private static final String ROOT = "";

    private final Map<String, Tested> bySource;

    /// A module under test.
    ///
    /// @param problems for which no run of it can be carried out
    record Tested(Loaded loaded, List<Diagnostic> problems) {}

    private TestModules(Map<String, Tested> bySource) {
        this.bySource = bySource;
    }

    /// Nothing where one of them can not be read.
    ///
    /// @param access relative to the root module
    /// @param rootIsKnown whether what is wrong with the root module was told already
    public static Optional<TestModules> load(
            Deriver deriver,
            FileAccess access,
            List<TestFile> files,
            boolean rootIsKnown,
            Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Map<String, Tested> modules = new TreeMap<>();
        load(deriver, ".", rootIsKnown ? new Diagnostics() : own)
                .ifPresent(root -> modules.put(ROOT, root));
        for (TestFile file : files) {
            for (TestRun run : file.runs()) {
                run.module()
                        .filter(module -> !modules.containsKey(module.source()))
                        .filter(module -> isThere(module, access, own))
                        .flatMap(module -> load(deriver, folder(module), own))
                        .ifPresent(
                                found -> modules.put(run.module().orElseThrow().source(), found));
            }
        }
        diagnostics.addAll(own);
        return own.hasErrors() ? Optional.empty() : Optional.of(new TestModules(modules));
    }

    /// Relative to the root module, as `path.module` gives it.
    private static String folder(TestRun.TestedModule module) {
        return Path.of(module.source().replace('\\', '/')).normalize().toString();
    }

    private static boolean isThere(
            TestRun.TestedModule module, FileAccess access, Diagnostics diagnostics) {
        if (!ModuleSource.isLocal(module.source())) {
            report(
                    "Module not installed",
                    "The run tests the module %s, which would have to be fetched. Fetching modules for tests is not supported yet: put it into a folder, and name that.",
                    module.source(),
                    module.range(),
                    diagnostics);
            return false;
        }
        if (access.list(folder(module)).isEmpty()) {
            report(
                    "Unreadable module directory",
                    "The run tests the module in %s, but there is no such folder. Correct the \"source\": it is relative to the folder of the root module.",
                    module.source(),
                    module.range(),
                    diagnostics);
            return false;
        }
        return true;
    }

    private static void report(
            String summary,
            String detail,
            String source,
            SourceRange range,
            Diagnostics diagnostics) {
        diagnostics.error(summary, detail.formatted(source), range);
    }

    /// Wrong names are the affair of the runs: those of other modules can be carried out.
    private static Optional<Tested> load(
            Deriver deriver, String directory, Diagnostics diagnostics) {
        Diagnostics reading = new Diagnostics();
        Optional<Loaded> loaded = deriver.loadModule(directory, false, reading);
        diagnostics.addAll(reading);
        if (loaded.isEmpty()) {
            return Optional.empty();
        }
        Diagnostics checking = new Diagnostics();
        deriver.loadModule(directory, true, checking);
        List<Diagnostic> errors = new ArrayList<>(checking.inOrder());
        errors.removeIf(problem -> !problem.isError());
        return Optional.of(new Tested(loaded.get(), errors));
    }

    /// The module that a run tests.
    Tested of(TestRun run) {
        return Optional.ofNullable(
                        bySource.get(run.module().map(TestRun.TestedModule::source).orElse(ROOT)))
                .orElseThrow(() -> new IllegalStateException("no module was read for " + run));
    }

    /// The configuration whose root is the module that a run tests.
    public Configuration configuration(TestRun run) {
        return of(run).loaded().configuration();
    }

    /// Those that runs name, without the root module.
    public List<Loaded> others() {
        return bySource.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(ROOT))
                .map(entry -> entry.getValue().loaded())
                .toList();
    }

    /// What is wrong with those.
    public List<Diagnostic> problemsOfOthers() {
        return bySource.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(ROOT))
                .flatMap(entry -> entry.getValue().problems().stream())
                .toList();
    }
}
