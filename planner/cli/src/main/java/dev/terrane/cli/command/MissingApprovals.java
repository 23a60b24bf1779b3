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

    /// @param head the commit that is applied
    static Optional<Diagnostic> of(
            Repository repository, Project project, List<CommittedPlans.Plan> plans, String head) {
        if (!project.approval().needsPeople()) {
            return Optional.empty();
        }
        try {
            ReviewHosts hosts = HostOptions.of(repository.context(), repository);
            ReviewHost host = hosts.find();
            Optional<PullRequest> proposed =
                    MergeOrder.of(repository, head).merged()
                            ? Optional.empty()
                            : Optional.of(host.pullRequest(hosts.requiredPullRequest()));
            List<String> missing =
                    new PlanApprovals(repository, host).missing(project, plans, proposed, head);
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of(missing(project, String.join("\n", missing)));
        } catch (ReviewHosts.MissingException e) {
            return Optional.of(unknown(project, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return Optional.of(unknown(project, e.getMessage() + "."));
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
