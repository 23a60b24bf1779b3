package dev.terrane.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The branch whose plans are committed. Pipelines check out a commit and not a branch; they say the
/// branch in a variable.
final class HeadBranch {
    /// GitHub Actions and Gitea, GitLab CI, Jenkins; first those that are set for pull requests only.
    private static final List<String> VARIABLES =
            List.of(
                    "GITHUB_HEAD_REF",
                    "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME",
                    "CHANGE_BRANCH",
                    "CI_COMMIT_BRANCH",
                    "BRANCH_NAME",
                    "GITHUB_REF_NAME");

    private HeadBranch() {}

    /// @param named on the command line
    static Optional<String> of(
            Repository repository, Optional<String> named, CommandContext context)
            throws IOException {
        if (named.isPresent()) {
            return named;
        }
        Optional<String> checkedOut = repository.history().branch();
        return checkedOut.isPresent()
                ? checkedOut
                : VARIABLES.stream()
                        .flatMap(name -> context.invocation().variable(name).stream())
                        .findFirst();
    }
}
