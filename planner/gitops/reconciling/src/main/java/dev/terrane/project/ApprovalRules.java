package dev.terrane.project;

import java.util.List;
import java.util.Optional;

/// What has to hold before a plan may be applied.
///
/// @param mostDestroys how many objects it may delete or replace at most; nothing for any number
/// @param neverDestroyed types, such as `aws_db_instance` or `aws_*`, that no plan may delete
/// @param neverReplaced types that no plan may replace
/// @param hours when it may be applied, such as `mon-fri 09:00-17:00 Europe/Berlin`; empty for always
/// @param approvers users, and teams with a slash in their name, one of whom must approve
/// @param codeowners whether the owners that CODEOWNERS names for the changed files are approvers
/// @param needed how many approvals are needed
public record ApprovalRules(
        Optional<Integer> mostDestroys,
        List<String> neverDestroyed,
        List<String> neverReplaced,
        List<Hours> hours,
        List<String> approvers,
        boolean codeowners,
        int needed) {
    public static final ApprovalRules NONE =
            new ApprovalRules(
                    Optional.empty(), List.of(), List.of(), List.of(), List.of(), false, 0);

    public ApprovalRules {
        neverDestroyed = List.copyOf(neverDestroyed);
        neverReplaced = List.copyOf(neverReplaced);
        hours = List.copyOf(hours);
        approvers = List.copyOf(approvers);
    }

    public boolean needsPeople() {
        return needed > 0;
    }
}
