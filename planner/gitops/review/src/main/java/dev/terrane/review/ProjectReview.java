package dev.terrane.review;

import dev.terrane.planfile.PlanDocument;

import java.util.List;
import java.util.Optional;

/// The plan of one project as a pull request proposes it.
///
/// @param name of the project
/// @param sha256 of the plan file, in hexadecimal
/// @param blockers why it may not be applied, in whole sentences
/// @param notices what a reviewer has to know besides, in whole sentences
/// @param link to the plan file at its commit, where there is one
public record ProjectReview(
        String name,
        PlanDocument document,
        String sha256,
        List<String> blockers,
        List<String> notices,
        Optional<String> link) {
    public ProjectReview {
        blockers = List.copyOf(blockers);
        notices = List.copyOf(notices);
    }
}
