package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlanFileWriter;
import dev.terrane.policy.Finding;
import dev.terrane.project.Project;
import dev.terrane.reconciling.Blockers;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the rules of a project say of a plan: those of `terrane.hcl` itself, and its policies.
final class ProjectGate {
    private ProjectGate() {}

    /// Whole sentences.
    ///
    /// @param blockers why it may not be applied; none where it may
    /// @param warnings what somebody should know
    record Judged(List<String> blockers, List<String> warnings) {}

    /// @param now where it is to be applied now; nothing where it is only looked at
    /// @return nothing where a policy can not be had, which is reported
    static Optional<Judged> judge(
            Repository repository,
            Project project,
            PlanDocument plan,
            Optional<Instant> now,
            Diagnostics diagnostics)
            throws IOException {
        List<String> blockers =
                new ArrayList<>(
                        now.isPresent()
                                ? Blockers.ofApplying(project.approval(), plan, now.get())
                                : Blockers.of(project.approval(), plan));
        List<String> warnings = new ArrayList<>();
        Optional<List<Finding>> findings =
                ProjectPolicies.findings(
                        repository.rules(),
                        project.policies(),
                        PlanFileWriter.bytes(plan),
                        diagnostics);
        for (Finding finding : findings.orElse(List.of())) {
            (finding.blocks() ? blockers : warnings).add(finding.text());
        }
        return findings.map(all -> new Judged(blockers, warnings));
    }

    static Diagnostic blocked(Project project, List<String> blockers) {
        return Diagnostic.error(
                "The rules of the project forbid it",
                "terrane.hcl does not allow this plan of \"%s\":\n%s"
                        .formatted(project.name(), String.join("\n", blockers)));
    }

    static Diagnostic warning(Project project, List<String> warnings) {
        return Diagnostic.warning(
                "Policies warn",
                "Policies of \"%s\" say of this plan:\n%s"
                        .formatted(project.name(), String.join("\n", warnings)));
    }
}
