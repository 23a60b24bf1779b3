package dev.terrane.review;

import java.util.List;

/// What is to be said of a pull request.
///
/// @param blockers of all of it, in whole sentences
/// @param projects that it has plans for
public record PullRequestReview(List<String> blockers, List<ProjectReview> projects) {
    public PullRequestReview {
        blockers = List.copyOf(blockers);
        projects = List.copyOf(projects);
    }

    public boolean isBlocked() {
        return !blockers.isEmpty()
                || projects.stream().anyMatch(project -> !project.blockers().isEmpty());
    }
}
