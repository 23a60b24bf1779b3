package dev.terrane.testing;

import dev.terrane.config.Configuration;
import dev.terrane.config.reference.ParsedReference;
import dev.terrane.config.reference.Reference.ResourceRef;
import dev.terrane.config.reference.Reference.VariableRef;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.config.test.TestRun;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Severity;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.evaluating.FailedConditions;
import dev.terrane.hcl.expression.Traversals;
import dev.terrane.hcl.syntax.Traversal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `expect_failures`: conditions that have to fail for a run to pass.
final class ExpectedFailures {
    private final Map<String, SourceRange> expected;
    private final Configuration configuration;

    private ExpectedFailures(Map<String, SourceRange> expected, Configuration configuration) {
        this.expected = expected;
        this.configuration = configuration;
    }

    /// References to what has no conditions are reported.
    static ExpectedFailures of(TestRun run, Configuration configuration, Diagnostics diagnostics) {
        Map<String, SourceRange> expected = new LinkedHashMap<>();
        for (Traversal reference : run.expectFailures()) {
            name(reference)
                    .ifPresentOrElse(
                            name -> expected.put(name, reference.range()),
                            () ->
                                    diagnostics.error(
                                            "Invalid `expect_failures` reference",
                                            "%s has no conditions that could fail. Name a variable, an output, a check, a resource or a data source of the module under test."
                                                    .formatted(Traversals.display(reference)),
                                            reference.range()));
        }
        return new ExpectedFailures(expected, configuration);
    }

    private static Optional<String> name(Traversal reference) {
        Optional<ParsedReference> parsed = ReferenceParser.parse(reference);
        return switch (parsed.map(ParsedReference::subject).orElse(null)) {
            case VariableRef variable -> Optional.of(variable.toString());
            case ResourceRef resource when !resource.resource().type().equals("run") ->
                    Optional.of(resource.toString());
            case null, default -> Optional.empty();
        };
    }

    /// What is left to tell when failures that were expected are taken out, failed checks count as
    /// errors, and conditions that should have failed are reported.
    List<Diagnostic> judge(List<Diagnostic> problems) {
        List<Diagnostic> left = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Diagnostic problem : problems) {
            Optional<String> name = expectation(problem);
            if (name.isPresent()) {
                seen.add(name.get());
            } else {
                left.add(FailedConditions.isOfCheck(problem) ? asError(problem) : problem);
            }
        }
        expected.forEach((name, range) -> {
            if (!seen.contains(name)) {
                left.add(missing(name, range));
            }
        });
        return left;
    }

    /// The same of planning before an apply, which an expected failure prevents. Checks are left to
    /// the apply.
    List<Diagnostic> explain(List<Diagnostic> problems) {
        List<Diagnostic> explained = new ArrayList<>();
        for (Diagnostic problem : problems) {
            if (!FailedConditions.isOfCheck(problem)) {
                expectation(problem)
                        .filter(name -> problem.isError())
                        .ifPresent(name -> explained.add(tooEarly(name)));
                explained.add(problem);
            }
        }
        return explained;
    }

    private Optional<String> expectation(Diagnostic problem) {
        return FailedConditions.about(problem, configuration)
                .flatMap(failed ->
                        expected.keySet().stream()
                                .filter(name ->
                                        failed.equals(name) || failed.startsWith(name + "["))
                                .findFirst());
    }

    private static Diagnostic asError(Diagnostic problem) {
        return new Diagnostic(
                Severity.ERROR,
                problem.summary(),
                problem.detail(),
                problem.subject(),
                problem.context(),
                problem.values(),
                problem.address());
    }

    private static Diagnostic missing(String name, SourceRange range) {
        return Diagnostic.error(
                "Missing expected failure",
                "A condition of %s was expected to fail, and none did.".formatted(name),
                range);
    }

    private Diagnostic tooEarly(String name) {
        return Diagnostic.warning(
                "Expected failure while planning",
                "A condition of %s failed, as was expected, but already while planning, so that the run could not apply. Let it plan only: command = plan."
                        .formatted(name),
                expected.get(name));
    }
}
