package dev.terrane.planfile;

import dev.terrane.value.SortedStrings;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// What belongs to a plan and may not be committed.
///
/// @param variables sensitive and ephemeral ones that apply needs; without marks
/// @param shown the whole document that `show -json` prints
public record Sidecar(SortedMap<String, Value> variables, Optional<byte[]> shown) {
    public Sidecar {
        variables = SortedStrings.copy(variables);
    }

    public static Sidecar of(Map<String, Value> variables, byte[] shown) {
        return new Sidecar(
                SortedStrings.derive(
                        SortedStrings.copy(variables), (name, value) -> value.withoutMarksDeep()),
                Optional.of(shown));
    }
}
