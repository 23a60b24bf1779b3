package dev.terrane.evaluating;

/// How one condition came out.
///
/// @param kind `resource`, `output_value`, `check` or `var`
/// @param configAddress of what has the condition, without instance keys
/// @param address with them
/// @param problem the error message where it failed, empty otherwise
public record ConditionOutcome(
        String kind, String configAddress, String address, Result result, String problem) {
    public enum Result {
        PASS,
        FAIL,
        ERROR,
        UNKNOWN
    }
}
