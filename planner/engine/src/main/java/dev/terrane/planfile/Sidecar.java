package dev.terrane.planfile;

import dev.terrane.value.SortedStrings;
import dev.terrane.value.Value;

import java.io.IOException;
import java.io.OutputStream;
import java.util.SortedMap;

/// What belongs to a plan and may not be committed.
///
/// @param variables sensitive and ephemeral ones that apply needs; without marks
/// @param shown the whole document that `show -json` prints
@SuppressWarnings("ArrayRecordComponent") // never compared, never written to
public record Sidecar(SortedMap<String, Value> variables, byte[] shown) {
    public Sidecar {
        variables = SortedStrings.copy(variables);
    }

    /// Writes the document of `show -json`, which is large for large plans.
    @FunctionalInterface
    public interface Shown {
        void writeTo(OutputStream out) throws IOException;
    }
}
