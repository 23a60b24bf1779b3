package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.project.Project;
import dev.terrane.review.host.ReviewHost;
import dev.terrane.review.host.ReviewHost.PullRequest;
import dev.terrane.review.host.ReviewHosts;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Asks the host of the repository whether plans may be applied. Where it can not be asked,
/// they may not.
final class MissingApprovals {
    private MissingApprovals() {}

    /// What the host answers.
    ///
    /// @param problem why the plans may not be applied
    /// @param approvers who have approved them, where that is asked for
    record Answer(Optional<Diagnostic> problem, List<String> approvers) {
        Answer {
            approvers = List.copyOf(approvers);
        }

        private static Answer refusing(Diagnostic problem) {
            return new Answer(Optional.of(problem), List.of());
        }
    }

    /// @param head the commit that is applied
    static Answer of(
            Repository repository, Project project, List<CommittedPlans.Plan> plans, String head) {
        if (!project.approval().needsPeople()) {
            return new Answer(Optional.empty(), List.of());
        }
        try {
            ReviewHosts hosts = HostOptions.of(repository.context(), repository);
            ReviewHost host = hosts.find();
            Optional<PullRequest> proposed =
                    MergeOrder.of(repository, head).merged()
                            ? Optional.empty()
                            : Optional.of(host.pullRequest(hosts.requiredPullRequest()));
            PlanApprovals.Found found =
                    new PlanApprovals(repository, host).find(project, plans, proposed, head);
            return found.missing().isEmpty()
                    ? new Answer(Optional.empty(), found.approvers())
                    : Answer.refusing(missing(project, String.join("\n", found.missing())));
        } catch (ReviewHosts.MissingException e) {
            return Answer.refusing(unknown(project, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return Answer.refusing(unknown(project, e.getMessage() + "."));
        }
    }

    private static Diagnostic missing(Project project, String what) {
        return Diagnostic.error(
                "Approvals are missing",
                "terrane.hcl asks for approvals of the plans of \"%s\":\n%s"
                        .formatted(project.name(), what));
    }

    private static Diagnostic unknown(Project project, String why) {
        return Diagnostic.error(
                "The approvals are not known",
                "terrane.hcl asks for approvals of the plans of \"%s\", and the host of the repository could not be asked for them. %s"
                        .formatted(project.name(), why));
    }
}
