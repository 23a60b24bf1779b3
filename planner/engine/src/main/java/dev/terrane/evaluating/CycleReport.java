package dev.terrane.evaluating;

import dev.terrane.config.Configuration;
import dev.terrane.config.Local;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.evaluating.ConfigNode.LocalNode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says which things wait for each other.
public final class CycleReport {
    private CycleReport() {}

    /// @param loop each depends on the next, the last on the first
    public static Diagnostic of(List<ConfigNode> loop, Configuration configuration) {
        if (loop.size() == 1 && loop.getFirst() instanceof LocalNode local) {
            return ownName(local, configuration);
        }
        Map<Edge, SourceRange> references = references(loop, configuration);
        ConfigNode first = loop.getFirst();
        StringBuilder chain =
                new StringBuilder(first + DeclarationPlaces.suffix(first, configuration));
        for (int i = 0; i < loop.size(); i++) {
            Edge edge = edge(loop, i);
            SourceRange place = references.get(edge);
            chain.append("\n  which needs %s".formatted(edge.needed()))
                    .append(i + 1 == loop.size() ? " again" : "")
                    .append(place == null ? "" : ", named at %s".formatted(place));
        }
        return Diagnostic.error(
                "Cycle",
                "These wait for each other, so none of them can come first:\n  %s.\nTake one of these references away."
                        .formatted(chain));
    }

    private record Edge(ConfigNode node, ConfigNode needed) {}

    private static Edge edge(List<ConfigNode> loop, int index) {
        return new Edge(loop.get(index), loop.get((index + 1) % loop.size()));
    }

    /// Where the names stand that make the loop, the first of each. The graph is made once more for it:
    /// one without loops has no use for them.
    private static Map<Edge, SourceRange> references(
            List<ConfigNode> loop, Configuration configuration) {
        Set<Edge> edges = new HashSet<>();
        for (int i = 0; i < loop.size(); i++) {
            edges.add(edge(loop, i));
        }
        Map<Edge, SourceRange> found = new HashMap<>();
        ConfigGraph.of(
                configuration,
                (node, needed, reference) -> {
                    Edge edge = new Edge(node, needed);
                    if (edges.contains(edge)) {
                        found.putIfAbsent(edge, reference);
                    }
                });
        return found;
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
