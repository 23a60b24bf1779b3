package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.project.Project;
import dev.terrane.reconciling.Outcomes;
import dev.terrane.reconciling.Outcomes.Failure;
import dev.terrane.review.ApplyComment;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What a failed apply means for those that come after it, and how to go on.
final class FailedApply {
    /// How the branches of `terrane rollback` begin.
    static final String ROLLBACK = "rollback-";

    private static final int SHORT = 12;

    private FailedApply() {}

    /// The last apply of a project, as seen from a commit, where it failed.
    static Optional<Failure> of(Outcomes outcomes, Project project, String head)
            throws IOException {
        return project.beforeMerge()
                ? outcomes.lastFailure(project.name())
                : outcomes.failure(project.name(), head);
    }

    /// Plans of branches that `terrane rollback` began: what was held for them may go on.
    static boolean takesBack(List<CommittedPlans.Plan> plans) {
        return !plans.isEmpty()
                && plans.stream().allMatch(plan -> plan.path().branch().startsWith(ROLLBACK));
    }

    static Diagnostic held(Project project, Failure failure) {
        return Diagnostic.error(
                "The project is held",
                "The apply of %s failed on %s, and neither was gone on with nor taken back. Go on with: %s. Or take it back with: %s, and plan that."
                        .formatted(
                                failure.commit().substring(0, SHORT),
                                failure.record().when(),
                                resume(project),
                                revert(failure.commit())));
    }

    static Diagnostic howToGoOn(Project project, String commit) {
        return Diagnostic.warning(
                "The project is held from now on",
                "What was done is in the state. Go on with: %s. Or take it back with: %s, and plan that."
                        .formatted(resume(project), revert(commit)));
    }

    /// For the review of whatever comes next.
    static String blocker(Project project, Failure failure) {
        return "The project is held: the apply of %s failed on %s. Go on there with %s, or take it back with %s."
                .formatted(
                        failure.commit().substring(0, SHORT),
                        failure.record().when(),
                        resume(project),
                        revert(failure.commit()));
    }

    static List<ApplyComment.Way> ways(Project project, String commit) {
        return List.of(
                new ApplyComment.Way("To go on where it stopped", resume(project)),
                new ApplyComment.Way(
                        "To take it back, which makes a branch with a plan to be reviewed",
                        revert(commit)));
    }

    static String resume(Project project) {
        return "terrane apply -committed -resume " + project.name();
    }

    static String revert(String commit) {
        return "terrane rollback " + commit.substring(0, SHORT) + "~1";
    }
}
