package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.project.Project;
import dev.terrane.reconciling.Outcomes.Failure;

/// What a failed apply means for those that come after it, and how to go on.
final class FailedApply {
    private static final int SHORT = 12;

    private FailedApply() {}

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

    static String resume(Project project) {
        return "terrane apply -committed -resume " + project.name();
    }

    static String revert(String commit) {
        return "terrane rollback " + commit.substring(0, SHORT) + "~1";
    }
}
