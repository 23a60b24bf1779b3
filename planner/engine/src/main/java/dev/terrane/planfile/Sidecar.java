package dev.terrane.planfile;

import dev.terrane.value.Value;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/// What belongs to a plan and may not be committed.
///
/// @param variables sensitive and ephemeral ones that apply needs
/// @param shown the whole document that `show -json` prints
public record Sidecar(Map<String, Value> variables, Shown shown) {
    public Sidecar {
        variables = Map.copyOf(variables);
    }

    /// Writes the document of `show -json`, which is large for large plans.
    @FunctionalInterface
    public interface Shown {
        void writeTo(OutputStream out) throws IOException;
    }
}
