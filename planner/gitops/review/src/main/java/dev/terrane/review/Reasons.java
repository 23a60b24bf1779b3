package dev.terrane.review;

import dev.terrane.planfile.PlannedChange;

import java.util.ArrayList;
import java.util.List;

/// Why an object is destroyed or replaced.
final class Reasons {
    private static final int MOST_ATTRIBUTES = 8;
    private static final int LONGEST_ATTRIBUTE = 100;
    private static final List<String> NEW_ONE_FIRST = List.of("create", "delete");

    private Reasons() {}

    /// `: forced by `ami`, `subnet_id``, or nothing where nothing is to be said.
    static String tail(PlannedChange change) {
        List<String> reasons = new ArrayList<>();
        if (!change.forcedBy().isEmpty()) {
            List<String> paths = change.forcedBy().stream().map(Names::text).toList();
            reasons.add("forced by " + Code.spans(paths, MOST_ATTRIBUTES, LONGEST_ATTRIBUTE));
        }
        change.reason().map(Reasons::sentence).filter(s -> !s.isEmpty()).ifPresent(reasons::add);
        if (change.deposedKey().isPresent()) {
            reasons.add("left over from an earlier replacement");
        }
        if (change.actions().equals(NEW_ONE_FIRST)) {
            reasons.add("the new one comes first");
        }
        return reasons.isEmpty() ? "" : ": " + String.join("; ", reasons);
    }

    private static String sentence(String reason) {
        return switch (reason) {
            case "replace_because_cannot_update" -> ""; // the attributes say it
            case "replace_because_tainted" -> "it is marked as damaged";
            case "replace_by_request" -> "it was asked for";
            case "replace_by_triggers" -> "what its `replace_triggered_by` names changes";
            case "delete_because_no_resource_config" -> "its block is gone";
            case "delete_because_no_module" -> "its module is gone";
            case "delete_because_wrong_repetition" -> "its block repeats in another way now";
            case "delete_because_count_index" -> "`count` is smaller now";
            case "delete_because_each_key" -> "`for_each` has its key no more";
            case "delete_because_no_move_target" -> "it moves to where no block is";
            default -> Code.span(reason, LONGEST_ATTRIBUTE);
        };
    }
}
