package dev.terrane.spi.support;

import dev.terrane.value.Value;
import java.util.Map;

/// Whether the change of one argument needs a new object. Asked only where the planned value
/// differs from the prior one.
@FunctionalInterface
public interface ReplaceRule {

    boolean needsNewObject(Value prior, Value planned, Value config);

    /// Every change does.
    ReplaceRule ALWAYS = (prior, planned, config) -> true;

    /// A map's change does, unless it is only about elements that are null: older providers kept
    /// no such elements, so a state may lack them.
    ///
    /// Before `{a = "1"}`, after `{a = "1", b = null}`: the same object.
    ReplaceRule UNLESS_ONLY_NULLS =
            (prior, planned, config) -> {
                if (!config.isKnown()) {
                    return true;
                }
                Map<String, Value> before = prior.isNull() ? Map.of() : prior.asMap();
                Map<String, Value> after = config.isNull() ? Map.of() : config.asMap();
                return !after.keySet().containsAll(before.keySet())
                        || after.entrySet().stream()
                                .anyMatch(
                                        entry ->
                                                !entry.getValue()
                                                        .equals(
                                                                before.getOrDefault(
                                                                        entry.getKey(),
                                                                        Value.nullOf(
                                                                                entry.getValue()
                                                                                        .type()))));
            };
}
