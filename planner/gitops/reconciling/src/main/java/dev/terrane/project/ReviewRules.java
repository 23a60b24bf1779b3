package dev.terrane.project;

import java.util.Optional;

/// What holds for all projects of a repository, while a pull request is planned and afterwards.
///
/// @param plans the folder that plans are committed to
/// @param base the branch that pull requests are merged into; nothing where the repository says it
/// @param requireCommitted nothing is applied from files that are not committed and merged
public record ReviewRules(String plans, Optional<String> base, boolean requireCommitted) {
    public static final ReviewRules USUAL = new ReviewRules("plans", Optional.empty(), false);
}
