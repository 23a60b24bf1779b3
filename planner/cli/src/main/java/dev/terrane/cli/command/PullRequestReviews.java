package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.planfile.Sha256;
import dev.terrane.project.Project;
import dev.terrane.reconciling.Outcomes;
import dev.terrane.review.ProjectReview;
import dev.terrane.review.PullRequestReview;
import dev.terrane.review.host.ReviewHost;
import dev.terrane.review.host.ReviewHost.PullRequest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts together what is to be said of a pull request: what its plans do, and what stands against them.
final class PullRequestReviews {
    private final Repository repository;
    private final Staleness staleness;
    private final Optional<Hosted> hosted;

    /// The pull request, where it is known.
    ///
    /// @param commit whose files are shown
    record Hosted(
            ReviewHost host, PullRequest request, Collisions collisions, Optional<String> commit) {}

    PullRequestReviews(Repository repository, Staleness staleness, Optional<Hosted> hosted) {
        this.repository = repository;
        this.staleness = staleness;
        this.hosted = hosted;
    }

    /// @param plans of the pull request, all projects together
    /// @param unplanned projects that it touches and has no plan for
    /// @param problems takes those of policies that can not be had
    PullRequestReview of(
            List<CommittedPlans.Plan> plans, Set<Project> unplanned, Diagnostics problems)
            throws IOException {
        List<ProjectReview> reviews = new ArrayList<>();
        for (CommittedPlans.Plan plan : plans) {
            Optional<Project> project = repository.projects().named(plan.path().project());
            if (project.isPresent()) {
                reviews.add(of(project.get(), plan, problems));
            }
        }
        List<String> blockers = new ArrayList<>();
        for (Project project : unplanned) {
            for (String blocker : staleness.of(project, List.of())) {
                blockers.add(project.name() + ": " + blocker);
            }
        }
        return new PullRequestReview(blockers, reviews);
    }

    private ProjectReview of(Project project, CommittedPlans.Plan plan, Diagnostics problems)
            throws IOException {
        List<String> blockers = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        held(project, plan).ifPresent(blockers::add);
        ProjectGate.judge(repository, project, plan.document(), Optional.empty(), problems)
                .ifPresent(judged -> {
                    blockers.addAll(judged.blockers());
                    notices.addAll(judged.warnings());
                });
        blockers.addAll(staleness.of(project, List.of(plan)));
        if (hosted.isPresent()) {
            Collisions.Found collisions = hosted.get().collisions().of(plan);
            blockers.addAll(collisions.blockers());
            notices.addAll(collisions.notices());
            blockers.addAll(missingApprovals(project, plan, hosted.get()));
        }
        return new ProjectReview(
                project.name(),
                plan.document(),
                Sha256.of(plan.bytes()),
                blockers,
                notices,
                link(plan));
    }

    /// What was left half done is gone on with, or taken back, before anything else is merged.
    private Optional<String> held(Project project, CommittedPlans.Plan plan) throws IOException {
        Optional<String> base = repository.base(Optional.empty(), new Diagnostics());
        return base.isEmpty() || FailedApply.takesBack(List.of(plan))
                ? Optional.empty()
                : FailedApply.of(new Outcomes(repository.checkout()), project, base.get())
                        .filter(failure -> !isAppliedHere(failure.commit(), project))
                        .map(failure -> FailedApply.blocker(project, failure));
    }

    /// Where the head of a pull request was applied, the pull request that it belongs to goes on with it.
    private boolean isAppliedHere(String commit, Project project) {
        try {
            Optional<String> head = repository.history().head();
            return project.beforeMerge()
                    && head.isPresent()
                    && repository.history().commit(commit).isPresent()
                    && repository.history().contains(head.get(), commit);
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> missingApprovals(Project project, CommittedPlans.Plan plan, Hosted at)
            throws IOException {
        if (at.commit().isEmpty() || !project.approval().needsPeople()) {
            return List.of();
        }
        String commit = at.commit().get();
        CommittedPlans.Plan seen =
                isIn(commit, plan)
                        ? plan
                        : ForkPlans.proposed(plan, at.host(), at.request(), commit);
        return new PlanApprovals(repository, at.host())
                .missing(project, seen, at.request(), commit);
    }

    /// Only what lies in the commit has a page.
    private Optional<String> link(CommittedPlans.Plan plan) throws IOException {
        if (hosted.isEmpty() || hosted.get().commit().isEmpty()) {
            return Optional.empty();
        }
        Hosted at = hosted.get();
        String commit = at.commit().get();
        return isIn(commit, plan)
                ? Optional.of(at.host().page(at.request(), commit, plan.file()))
                : Optional.empty();
    }

    private boolean isIn(String commit, CommittedPlans.Plan plan) throws IOException {
        return repository.history().commit(commit).isPresent()
                && repository
                        .history()
                        .file(commit, plan.file())
                        .filter(bytes -> java.util.Arrays.equals(bytes, plan.bytes()))
                        .isPresent();
    }
}
