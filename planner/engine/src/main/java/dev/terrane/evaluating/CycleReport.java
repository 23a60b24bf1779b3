package dev.terrane.evaluating;

import dev.terrane.config.Configuration;
import dev.terrane.config.Local;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.evaluating.ConfigNode.LocalNode;

import java.util.List;
import java.util.stream.Collectors;

/// Says which things wait for each other.
public final class CycleReport {
    private CycleReport() {}

    /// @param loop each depends on the next, the last on the first
    public static Diagnostic of(List<ConfigNode> loop, Configuration configuration) {
        if (loop.size() == 1 && loop.getFirst() instanceof LocalNode local) {
            return ownName(local, configuration);
        }
        String chain =
                loop.stream()
                        .map(node -> node + DeclarationPlaces.suffix(node, configuration))
                        .collect(Collectors.joining("\n  which needs "));
        return Diagnostic.error(
                "Cycle",
                "These wait for each other, so none of them can come first:\n  %s\n  which needs %s again.\nTake one of these references away."
                        .formatted(chain, loop.getFirst()));
    }

    /// A local value in its own expression: unlike longer loops this has one place.
    private static Diagnostic ownName(LocalNode node, Configuration configuration) {
        Local local =
                Declared.in(
                        configuration.module(node.module()).orElseThrow().config().locals(),
                        node.name());
        return Diagnostic.error(
                "Self-referencing local value",
                "local.%s is computed from itself. Take its name out of the expression."
                        .formatted(node.name()),
                local.expression().range());
    }
}
