package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.policy.JudgedPlan;
import dev.terrane.policy.Policy;
import dev.terrane.policy.PolicyCheck;
import dev.terrane.policy.PolicyTest;
import dev.terrane.policy.PolicyTestFile;
import dev.terrane.policy.PolicyTests;
import dev.terrane.project.SourceTree;
import dev.terrane.project.WorkTreeFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tests of one file, with the policies and plans that it names.
final class PolicyTestRun {
    private final Path folder;
    private final Diagnostics diagnostics;

    private PolicyTestRun(Path folder, Diagnostics diagnostics) {
        this.folder = folder;
        this.diagnostics = diagnostics;
    }

    /// @param name as it is shown
    static List<PolicyTest.Result> of(Path file, String name, Diagnostics diagnostics)
            throws IOException {
        Diagnostics own = new Diagnostics();
        List<PolicyTest> tests =
                PolicyTestFile.read(new Source(name, Files.readAllBytes(file)), own);
        Path parent = file.toAbsolutePath().getParent();
        List<PolicyTest.Result> results =
                own.hasErrors() || parent == null
                        ? List.of()
                        : new PolicyTestRun(parent, own).run(tests);
        diagnostics.addAll(own);
        return results;
    }

    /// All tests of a file ask the same policies.
    private List<PolicyTest.Result> run(List<PolicyTest> tests) throws IOException {
        if (tests.isEmpty()) {
            return List.of();
        }
        SourceTree tree = new WorkTreeFiles(folder);
        List<Policy> policies =
                ProjectPolicies.read(tree, tests.getFirst().policies(), diagnostics);
        Optional<PolicyCheck> check =
                diagnostics.hasErrors() ? Optional.empty() : PolicyCheck.of(policies, diagnostics);
        if (check.isEmpty()) {
            return List.of();
        }
        List<String> names = policies.stream().map(Policy::name).toList();
        List<PolicyTest.Result> results = new ArrayList<>();
        for (PolicyTest test : tests) {
            plan(test)
                    .map(plan -> PolicyTests.run(test, check.get(), plan, names))
                    .ifPresent(results::add);
        }
        return results;
    }

    private Optional<JudgedPlan> plan(PolicyTest test) {
        if (test.plan().isEmpty()) {
            return Optional.of(PolicyTests.document(test));
        }
        try {
            return Optional.of(
                    JudgedPlan.read(Files.readAllBytes(folder.resolve(test.plan().get()))));
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Failed to read the plan of a test",
                            "\"%s\" can not be read: %s."
                                    .formatted(test.plan().get(), e.getMessage()),
                            test.range()));
            return Optional.empty();
        }
    }
}
