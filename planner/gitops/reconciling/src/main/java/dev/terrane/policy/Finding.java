package dev.terrane.policy;

import java.util.Optional;

/// A rule that does not hold.
///
/// @param place of the change that breaks it; nothing where the plan as a whole does
/// @param reason why nobody can tell whether it holds, which counts as not holding
public record Finding(Policy policy, Optional<String> place, Optional<String> reason) {
    public boolean blocks() {
        return policy.severity() == Policy.Severity.ERROR;
    }

    /// Whole sentences.
    public String text() {
        return "%s%s: %s%s"
                .formatted(
                        place.map(at -> at + " breaks the policy ")
                                .orElse("The plan breaks the policy "),
                        policy.name(),
                        policy.message(),
                        reason.map(why -> " (Whether it does can not be told: " + why + ".)")
                                .orElse(""));
    }
}
