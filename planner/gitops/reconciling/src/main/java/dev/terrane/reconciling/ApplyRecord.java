package dev.terrane.reconciling;

import java.util.List;

/// What came of applying the plans of one project, as it is noted on the commit that they were applied
/// from.
///
/// @param project by name
/// @param who applied it
/// @param when in the form of ISO 8601
/// @param plans that were applied, with the digests of their files
/// @param changes what became of each, in the order of their addresses
public record ApplyRecord(
        String project,
        String who,
        String when,
        Status status,
        List<AppliedPlan> plans,
        List<ChangeResult> changes) {
    public enum Status {
        APPLIED,
        FAILED
    }

    /// @param sha256 of the file, in hexadecimal
    public record AppliedPlan(String file, String sha256) {}

    /// @param result `done`, `failed`, `unknown` where it was begun and did not end, or `not begun`
    public record ChangeResult(String address, List<String> actions, String result) {
        public ChangeResult {
            actions = List.copyOf(actions);
        }
    }

    public ApplyRecord {
        plans = List.copyOf(plans);
        changes = List.copyOf(changes);
    }
}
