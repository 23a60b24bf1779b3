package dev.terrane.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// Places the vertices of a graph in columns, each to the right of what it is made from.
///
/// Within a column, a vertex stands near the middle of its neighbours on the left, so that few lines
/// cross. Where vertices form a loop, which those of whole modules may, one of its edges points back.
final class GraphLayout {
    private static final int SWEEPS = 4;

    /// @param row from above, beginning with 0
    record Cell(int column, int row) {}

    private final SortedMap<String, SortedSet<String>> edges;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private GraphLayout(SortedMap<String, SortedSet<String>> edges) {
        this.edges = edges;
    }

    /// @param edges from each vertex to those that it needs, all of which are keys
    static SortedMap<String, Cell> of(SortedMap<String, SortedSet<String>> edges) {
        GraphLayout layout = new GraphLayout(edges);
        edges.keySet().forEach(layout::column);
        return layout.cells();
    }

    private int column(String vertex) {
        Integer known = columns.get(vertex);
        if (known != null) {
            return known;
        }
        if (!open.add(vertex)) {
            return -1;
        }
        int column = 0;
        for (String needed : needs(vertex)) {
            column = Math.max(column, column(needed) + 1);
        }
        columns.put(vertex, column);
        return column;
    }

    private SortedSet<String> needs(String vertex) {
        return edges.getOrDefault(vertex, Collections.emptySortedSet());
    }

    private SortedMap<String, Cell> cells() {
        List<List<String>> rows = new ArrayList<>();
        for (String vertex : edges.keySet()) {
            int column = columns.getOrDefault(vertex, 0);
            while (rows.size() <= column) {
                rows.add(new ArrayList<>());
            }
            rows.get(column).add(vertex);
        }
        Map<String, Integer> places = new HashMap<>();
        rows.forEach(column -> number(column, places));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (List<String> column : rows) {
                column.sort(
                        Comparator.<String>comparingDouble(vertex -> middle(vertex, places))
                                .thenComparing(Comparator.naturalOrder()));
                number(column, places);
            }
        }
        SortedMap<String, Cell> cells = new TreeMap<>();
        for (int column = 0; column < rows.size(); column++) {
            for (int row = 0; row < rows.get(column).size(); row++) {
                cells.put(rows.get(column).get(row), new Cell(column, row));
            }
        }
        return cells;
    }

    private static void number(List<String> column, Map<String, Integer> places) {
        for (int row = 0; row < column.size(); row++) {
            places.put(column.get(row), row);
        }
    }

    /// Of the rows of what it needs; its own where it needs nothing.
    private double middle(String vertex, Map<String, Integer> places) {
        return needs(vertex).stream()
                .mapToInt(needed -> places.getOrDefault(needed, 0))
                .average()
                .orElse(places.getOrDefault(vertex, 0));
    }
}
