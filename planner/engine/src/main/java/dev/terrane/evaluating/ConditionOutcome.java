package dev.terrane.evaluating;

import dev.terrane.address.ModuleAddress;

/// How one condition came out.
///
/// @param kind `resource`, `output_value`, `check` or `var`
/// @param configAddress of what has the condition, without instance keys
/// @param address with them
/// @param problem the error message where it failed, empty otherwise
public record ConditionOutcome(
        String kind, String configAddress, String address, Result result, String problem) {
    public static ConditionOutcome ofCheck(
            ModuleAddress module, String name, Result result, String problem) {
        return new ConditionOutcome(
                "check",
                module.path().prefix() + "check." + name,
                module.prefix() + "check." + name,
                result,
                problem);
    }

    public enum Result {
        PASS,
        FAIL,
        ERROR,
        UNKNOWN
    }
}
