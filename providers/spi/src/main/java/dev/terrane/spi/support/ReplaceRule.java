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
    /// no such elements, so a state may lack them. An unknown map counts as an empty one.
    ///
    /// Before `{a = "1"}`, after `{a = "1", b = null}`: the same object.
    ReplaceRule UNLESS_ONLY_NULLS =
            (prior, planned, config) -> {
                Map<String, Value> before = elements(prior);
                Map<String, Value> after = elements(config);
                return !after.keySet().containsAll(before.keySet())
                        || after.entrySet().stream().anyMatch(entry -> isNew(entry, before));
            };

    private static Map<String, Value> elements(Value map) {
        return map.isKnown() && !map.isNull() ? map.asMap() : Map.of();
    }

    private static boolean isNew(Map.Entry<String, Value> entry, Map<String, Value> before) {
        Value was = before.get(entry.getKey());
        return was == null ? !entry.getValue().isNull() : !was.equals(entry.getValue());
    }
}
