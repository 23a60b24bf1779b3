package dev.terrane.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Vertices and what each of them depends on.
///
/// Vertices keep the order in which they were added, so that whatever is computed is the same each
/// time. Nothing here recurses: a chain of any length is fine.
public final class Dag<V> {
    private static final int UNKNOWN = -1;

    private final List<V> vertices = new ArrayList<>();
    private final Map<V, Integer> numbers = new HashMap<>();
    private final List<IntList> dependencies = new ArrayList<>();
    private final List<IntList> dependents = new ArrayList<>();

    /// Adds a vertex; one that is there already stays where it is.
    public int add(V vertex) {
        Integer known = numbers.get(vertex);
        if (known != null) {
            return known;
        }
        int number = vertices.size();
        vertices.add(vertex);
        numbers.put(vertex, number);
        dependencies.add(new IntList());
        dependents.add(new IntList());
        return number;
    }

    /// Says that `vertex` comes after `dependency`; adds both where they are new.
    public void connect(V vertex, V dependency) {
        int from = add(vertex);
        int to = add(dependency);
        dependencies.get(from).add(to);
        dependents.get(to).add(from);
    }

    /// Connects what can be: leaves out each edge that would close a loop with what is there and with those
    /// before it. Adds the vertices that are new.
    public void connectWherePossible(List<Edge<V>> edges) {
        if (edges.isEmpty()) {
            return;
        }
        for (Edge<V> edge : edges) {
            add(edge.vertex());
            add(edge.dependency());
        }
        IntList[] all = withAll(edges);
        int[] knots = new Cycles(all).knotNumbers();
        for (Edge<V> edge : edges) {
            int from = add(edge.vertex());
            int to = add(edge.dependency());
            boolean harmless = knots[from] != knots[to] || knots[from] == Cycles.NO_KNOT;
            if (harmless || !reaches(to, from, knots)) {
                connect(edge.vertex(), edge.dependency());
            }
        }
    }

    private IntList[] withAll(List<Edge<V>> edges) {
        IntList[] all = dependencies.toArray(IntList[]::new);
        boolean[] copied = new boolean[all.length];
        for (Edge<V> edge : edges) {
            int from = add(edge.vertex());
            if (!copied[from]) {
                all[from] = all[from].copy();
                copied[from] = true;
            }
            all[from].add(add(edge.dependency()));
        }
        return all;
    }

    /// Whether a way leads from one vertex to another one of the same knot. It does not leave the knot.
    private boolean reaches(int from, int to, int[] knots) {
        boolean[] seen = new boolean[vertices.size()];
        Deque<Integer> open = new ArrayDeque<>();
        mark(from, seen, open);
        while (!open.isEmpty() && !seen[to]) {
            dependencies
                    .get(open.poll())
                    .forEach(next -> {
                        if (knots[next] == knots[to]) {
                            mark(next, seen, open);
                        }
                    });
        }
        return seen[to];
    }

    public boolean contains(V vertex) {
        return numbers.containsKey(vertex);
    }

    public List<V> vertices() {
        return List.copyOf(vertices);
    }

    public int size() {
        return vertices.size();
    }

    /// What the vertex depends on directly, without repetition.
    public List<V> dependencies(V vertex) {
        Integer number = numbers.get(vertex);
        return number == null ? List.of() : named(dependencies.get(number));
    }

    /// What depends on the vertex directly, without repetition.
    public List<V> dependents(V vertex) {
        Integer number = numbers.get(vertex);
        return number == null ? List.of() : named(dependents.get(number));
    }

    /// The given vertices and all that they depend on, however far away.
    public Collection<V> withDependencies(Collection<V> from) {
        return reached(from, dependencies);
    }

    /// The given vertices and all that depends on them, however far away.
    public Collection<V> withDependents(Collection<V> from) {
        return reached(from, dependents);
    }

    private Collection<V> reached(Collection<V> from, List<IntList> next) {
        boolean[] seen = new boolean[vertices.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (V vertex : from) {
            mark(numbers.getOrDefault(vertex, UNKNOWN), seen, open);
        }
        while (!open.isEmpty()) {
            next.get(open.poll()).forEach(number -> mark(number, seen, open));
        }
        List<V> found = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            if (seen[i]) {
                found.add(vertices.get(i));
            }
        }
        return found;
    }

    /// A shortest loop for each knot of vertices that depend on each other: each vertex depends on
    /// the next, the last on the first.
    public List<List<V>> cycles() {
        return new Cycles(dependencies.toArray(IntList[]::new))
                .shortestLoops().stream()
                        .map(loop -> Arrays.stream(loop).mapToObj(vertices::get).toList())
                        .toList();
    }

    int dependencyCount(int vertex) {
        return dependencies.get(vertex).size();
    }

    IntList dependentsOf(int vertex) {
        return dependents.get(vertex);
    }

    V vertex(int number) {
        return vertices.get(number);
    }

    private static void mark(int number, boolean[] seen, Deque<Integer> open) {
        if (number != UNKNOWN && !seen[number]) {
            seen[number] = true;
            open.add(number);
        }
    }

    private List<V> named(IntList list) {
        return list.stream().distinct().mapToObj(vertices::get).toList();
    }
}
