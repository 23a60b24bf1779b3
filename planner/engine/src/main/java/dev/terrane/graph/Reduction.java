package dev.terrane.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The edges of a graph without those that others imply: where `a` needs `b` and `c`, and `b` needs
/// `c`, the edge from `a` to `c` says nothing new. For drawings; walks need no such thing.
///
/// It takes quadratic time, and leaves loops as they are.
public final class Reduction<V> {
    private final Dag<V> dag;
    private final Map<V, Set<V>> reached = new HashMap<>();

    private Reduction(Dag<V> dag) {
        this.dag = dag;
    }

    /// What is left of each vertex's dependencies, in the order of the vertices.
    public static <V> Map<V, List<V>> of(Dag<V> dag) {
        var reduction = new Reduction<>(dag);
        Map<V, List<V>> left = new LinkedHashMap<>();
        dag.vertices().forEach(vertex -> left.put(vertex, reduction.direct(vertex)));
        return left;
    }

    private List<V> direct(V vertex) {
        List<V> dependencies = dag.dependencies(vertex);
        List<V> direct = new ArrayList<>();
        for (V dependency : dependencies) {
            boolean implied =
                    dependencies.stream()
                            .anyMatch(other ->
                                    !other.equals(dependency)
                                            && !other.equals(vertex)
                                            && below(other).contains(dependency)
                                            && !below(dependency).contains(other));
            if (!implied) {
                direct.add(dependency);
            }
        }
        return direct;
    }

    private Set<V> below(V vertex) {
        return reached.computeIfAbsent(
                vertex, v -> new HashSet<>(dag.withDependencies(dag.dependencies(v))));
    }
}
