package dev.terrane.project;

import java.util.List;
import java.util.Optional;

/// What holds for all projects of a repository, while a pull request is planned and afterwards.
///
/// @param plans the folder that plans are committed to
/// @param base the branch that pull requests are merged into; nothing where the repository says it
/// @param requireCommitted nothing is applied from files that are not committed and merged
/// @param moduleHosts where the modules of a pull request may come from
/// @param external whether a pull request's plan may run programs by way of `external`
/// @param forkLabel which a maintainer gives to a pull request of a fork that may be planned
public record ReviewRules(
        String plans,
        Optional<String> base,
        boolean requireCommitted,
        List<String> moduleHosts,
        boolean external,
        String forkLabel) {
    public static final ReviewRules USUAL =
            new ReviewRules(
                    "plans",
                    Optional.empty(),
                    false,
                    List.of("registry.terraform.io"),
                    false,
                    "terrane-plan");

    public ReviewRules {
        moduleHosts = List.copyOf(moduleHosts);
    }
}
