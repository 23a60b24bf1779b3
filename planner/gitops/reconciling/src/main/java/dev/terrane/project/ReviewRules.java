package dev.terrane.project;

import java.util.List;
import java.util.Optional;

/// What holds for all projects of a repository, while a pull request is planned and afterwards.
///
/// @param plans the folder that plans are committed to
/// @param base the branch that pull requests are merged into; nothing where the repository says it
/// @param requireCommitted nothing is applied from files that are not committed and merged
/// @param moduleHosts hosts that modules may come from, where somebody else's configuration is planned;
///     nothing for any
/// @param external whether the `external` data source may run programs then
/// @param forkLabel a maintainer puts it on a pull request from a fork, before that is planned
public record ReviewRules(
        String plans,
        Optional<String> base,
        boolean requireCommitted,
        Optional<List<String>> moduleHosts,
        boolean external,
        String forkLabel) {
    public static final ReviewRules USUAL =
            new ReviewRules(
                    "plans", Optional.empty(), false, Optional.empty(), false, "terrane-plan");

    public ReviewRules {
        moduleHosts = moduleHosts.map(List::copyOf);
    }
}
