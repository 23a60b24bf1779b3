package dev.terrane.policy;

import dev.terrane.policy.JudgedPlan.Change;
import dev.terrane.policy.Policy.Condition;

import java.util.List;
import java.util.Optional;

/// Words for why an expression could not be evaluated.
final class Undecided {
    private Undecided() {}

    static String reason(Condition condition, Optional<Change> change, Exception problem) {
        for (Throwable at = problem; at != null; at = at.getCause()) {
            if (at instanceof Agreement.NotKnownException notKnown) {
                return String.valueOf(notKnown.getMessage());
            }
        }
        List<NotKnown> suspects =
                change.map(each ->
                                each.notKnown().stream()
                                        .filter(value -> isNamed(value, condition))
                                        .toList())
                        .orElse(List.of());
        return suspects.isEmpty()
                ? plain(String.valueOf(problem.getMessage()))
                : String.join(", ", suspects.stream().map(NotKnown::reason).toList());
    }

    private static boolean isNamed(NotKnown value, Condition condition) {
        String names = value.path().replaceAll("\\[\\d+]", "");
        return condition.text().contains(names.substring(names.lastIndexOf('.') + 1));
    }

    /// Without the place, which is in one line of an expression and helps nobody.
    private static String plain(String message) {
        return message.replaceFirst("^evaluation error at <input>:\\d+: ", "")
                .replaceFirst("\\.$", "");
    }
}
