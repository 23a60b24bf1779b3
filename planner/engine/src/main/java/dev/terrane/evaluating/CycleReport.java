package dev.terrane.evaluating;

import dev.terrane.config.Configuration;
import dev.terrane.diagnostic.Diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/// Says which things wait for each other.
public final class CycleReport {
    private CycleReport() {}

    /// @param loop each depends on the next, the last on the first
    public static Diagnostic of(List<ConfigNode> loop, Configuration configuration) {
        String chain =
                loop.stream()
                        .map(node -> node + DeclarationPlaces.suffix(node, configuration))
                        .collect(Collectors.joining("\n  which needs "));
        return Diagnostic.error(
                "Cycle",
                "These wait for each other, so none of them can come first:\n  %s\n  which needs %s again.\nTake one of these references away."
                        .formatted(chain, loop.getFirst()));
    }
}
