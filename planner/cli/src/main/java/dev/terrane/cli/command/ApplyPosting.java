package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.reconciling.ApplyRecord;
import dev.terrane.review.ApplyComment;
import dev.terrane.review.ApplyComment.Change;
import dev.terrane.review.ApplyComment.Outcome;
import dev.terrane.review.ApplyComment.Project;
import dev.terrane.review.ApplyComment.Result;
import dev.terrane.review.ApplyComment.Way;
import dev.terrane.review.host.OneComment;
import dev.terrane.review.host.ReviewHost;
import dev.terrane.review.host.ReviewHost.PullRequest;
import dev.terrane.review.host.ReviewHost.State;
import dev.terrane.review.host.ReviewHost.Status;
import dev.terrane.review.host.ReviewHosts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells the host of the repository what becomes of committed plans: a status of the commit, and one
/// comment on the pull requests that they came with.
///
/// Where nobody says which host that is, nothing is told; whatever the host answers, what was applied
/// stays applied.
final class ApplyPosting {
    private static final String KIND = "apply";
    private static final String STATUS = "terrane/apply";
    private static final int ROOM_OF_MARK = 100;

    private final Repository repository;
    private final CommandContext context;
    private final String head;
    private final @Nullable ReviewHosts hosts;
    private final List<Project> projects = new ArrayList<>();
    private final Set<String> origins = new LinkedHashSet<>();
    private final Set<String> commits = new LinkedHashSet<>();
    private final Set<String> requests = new LinkedHashSet<>();
    private @Nullable ReviewHost host;
    private boolean begun;

    /// @param head the commit that is applied
    /// @param hosts nothing where nothing is to be told
    ApplyPosting(
            Repository repository,
            CommandContext context,
            String head,
            @Nullable ReviewHosts hosts) {
        this.repository = repository;
        this.context = context;
        this.head = head;
        this.hosts = hosts != null && hosts.isKnown() ? hosts : null;
        commits.add(head);
    }

    /// Whether anybody is told.
    boolean isKnown() {
        return hosts != null;
    }

    /// Another commit whose status and pull request this run settles: that of an apply that failed and is
    /// gone on with.
    void settles(String commit) {
        commits.add(commit);
        origins.add(commit);
    }

    /// Says that something is under way.
    void begin() {
        if (!begun && hosts != null) {
            begun = true;
            try {
                host().setStatus(
                                head, new Status(State.PENDING, STATUS, "Plans are being applied"));
            } catch (IOException | ReviewHosts.MissingException e) {
                // it will be met again when the outcome is told
            }
        }
    }

    /// @param reasons what went wrong, by its summaries
    void add(ApplyRecord record, List<String> reasons, List<Way> ways) {
        boolean whole = record.status() == ApplyRecord.Status.APPLIED;
        projects.add(
                new Project(
                        record.project(),
                        whole ? Result.APPLIED : Result.FAILED,
                        record.plans().stream().map(ApplyRecord.AppliedPlan::sha256).toList(),
                        record.changes().stream()
                                .map(change ->
                                        new Change(
                                                change.address(),
                                                change.actions(),
                                                change.result()))
                                .toList(),
                        whole ? List.of() : reasons,
                        ways));
        record.plans().forEach(plan -> origin(plan.file()));
    }

    void refused(String project, List<CommittedPlans.Plan> plans, List<String> reasons) {
        projects.add(
                new Project(project, Result.REFUSED, List.of(), List.of(), reasons, List.of()));
        plans.forEach(plan -> origin(plan.file()));
    }

    void leftOut(String project, String because) {
        projects.add(
                new Project(
                        project,
                        Result.LEFT_OUT,
                        List.of(),
                        List.of(),
                        List.of(because + " comes before it"),
                        List.of()));
    }

    /// A pull request that a plan came with, though it lies in no commit.
    void proposed(PullRequest request) {
        requests.add(request.number());
    }

    private void origin(String file) {
        try {
            repository.history().introduced(file, head).ifPresent(origins::add);
        } catch (IOException e) {
            // then it is looked for by the commit that is applied
        }
    }

    /// Says what came of it all.
    ///
    /// @return what the host did not take
    Optional<Diagnostic> post() {
        if (projects.isEmpty() || hosts == null) {
            return Optional.empty();
        }
        try {
            Outcome outcome =
                    new Outcome(
                            head.substring(0, 12),
                            Actor.of(context, Optional.of(repository.checkout())).name(),
                            projects);
            Status status =
                    new Status(
                            outcome.isWhole() ? State.SUCCESS : State.FAILURE,
                            STATUS,
                            ApplyComment.verdict(outcome));
            for (String commit : commits) {
                host().setStatus(commit, status);
            }
            String text = ApplyComment.render(outcome, host().limit() - ROOM_OF_MARK);
            for (String number : pullRequests()) {
                OneComment.post(host(), number, KIND, RunNumber.of(context), text);
            }
            return Optional.empty();
        } catch (IOException | ReviewHosts.MissingException e) {
            return Optional.of(
                    Diagnostic.warning(
                            "The outcome could not be posted",
                            "What was applied is applied and noted, but the host of the repository was not told: %s."
                                    .formatted(e.getMessage())));
        }
    }

    private ReviewHost host() throws ReviewHosts.MissingException {
        if (host == null) {
            host = java.util.Objects.requireNonNull(hosts).find();
        }
        return host;
    }

    /// Those that the plans came with; the one that the pipeline runs for, where it does.
    private Set<String> pullRequests() throws IOException, ReviewHosts.MissingException {
        Set<String> numbers = new LinkedHashSet<>(requests);
        java.util.Objects.requireNonNull(hosts).pullRequest().ifPresent(numbers::add);
        Set<String> from = new LinkedHashSet<>(origins);
        from.add(head);
        for (String commit : from) {
            host().pullRequestsOf(commit).stream().map(PullRequest::number).forEach(numbers::add);
        }
        return numbers;
    }
}
