package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A pull request of a fork is planned once a maintainer has looked at it, and has given it a label.
///
/// On GitHub and Gitea the label counts for the run that its giving starts: what is pushed later was seen by
/// nobody, though the label is still there. On GitLab, who is no member has no pipeline of the project
/// unless a member starts it.
final class ForkLabel {
    private ForkLabel() {}

    /// Why nothing may be planned.
    static Optional<Diagnostic> waiting(Map<String, String> environment, String label) {
        boolean allowed;
        if (environment.containsKey("CHANGE_FORK")) {
            allowed = false;
        } else if (environment.containsKey("CI_MERGE_REQUEST_SOURCE_PROJECT_ID")) {
            allowed = !isGitLabFork(environment) || gitLabLabels(environment).contains(label);
        } else {
            EventFile event = EventFile.of(environment);
            allowed = !event.isFork() || event.isLabelGiven(label);
        }
        return allowed
                ? Optional.empty()
                : Optional.of(
                        Diagnostic.error(
                                "The plan of a fork waits",
                                "The pull request comes from a fork, and planning it runs its configuration. Who has looked at it gives it the label \"%s\", and the run that this starts plans it; what is pushed afterwards needs the label again."
                                        .formatted(label)));
    }

    private static boolean isGitLabFork(Map<String, String> environment) {
        return !environment
                .getOrDefault("CI_MERGE_REQUEST_SOURCE_PROJECT_ID", "")
                .equals(environment.getOrDefault("CI_PROJECT_ID", ""));
    }

    private static List<String> gitLabLabels(Map<String, String> environment) {
        return List.of(environment.getOrDefault("CI_MERGE_REQUEST_LABELS", "").split(",", -1));
    }
}
