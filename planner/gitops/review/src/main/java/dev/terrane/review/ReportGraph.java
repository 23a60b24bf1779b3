package dev.terrane.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// What changes, and what of it is made from what, as a drawing: blocks, or modules where there are many.
final class ReportGraph {
    /// Nobody follows the lines of a larger drawing.
    private static final int MOST = 150;

    private static final int COLUMN = 330;
    private static final int ROW = 40;
    private static final int WIDTH = 262;
    private static final int HEIGHT = 28;
    private static final int MARGIN = 10;
    private static final int LONGEST_NAME = 34;

    private final List<ReviewedChange> changes;

    ReportGraph(List<ReviewedChange> changes) {
        this.changes = changes;
    }

    void write(StringBuilder html) {
        SortedMap<String, List<ReviewedChange>> blocks = grouped(ReviewedChange::resource);
        if (blocks.size() < 2) {
            return;
        }
        html.append("<section id=\"graph\">\n<h2>What is made from what</h2>\n");
        SortedMap<String, List<ReviewedChange>> modules = grouped(ReviewedChange::module);
        if (blocks.size() <= MOST) {
            draw(blocks, Function.identity(), html);
        } else if (modules.size() > 1 && modules.size() <= MOST) {
            html.append("<p>The modules; there are too many blocks to draw.</p>\n");
            draw(modules, moduleOfBlock(), html);
        } else {
            html.append("<p>")
                    .append(blocks.size())
                    .append(" blocks change: too many to draw.</p>\n");
        }
        html.append("</section>\n");
    }

    private SortedMap<String, List<ReviewedChange>> grouped(Function<ReviewedChange, String> by) {
        SortedMap<String, List<ReviewedChange>> groups = new TreeMap<>();
        for (ReviewedChange change : changes) {
            groups.computeIfAbsent(by.apply(change), g -> new ArrayList<>()).add(change);
        }
        return groups;
    }

    private Function<String, String> moduleOfBlock() {
        Map<String, String> modules = new HashMap<>();
        changes.forEach(change -> modules.put(change.resource(), change.module()));
        return block -> modules.getOrDefault(block, block);
    }

    /// @param vertex that a block, which somebody depends on, belongs to
    private static SortedMap<String, SortedSet<String>> edges(
            SortedMap<String, List<ReviewedChange>> vertices, Function<String, String> vertex) {
        SortedMap<String, SortedSet<String>> edges = new TreeMap<>();
        vertices.forEach((name, changes) -> {
            SortedSet<String> needed = new TreeSet<>();
            changes.forEach(change ->
                    change.change().dependencies().forEach(d -> needed.add(vertex.apply(d))));
            needed.retainAll(vertices.keySet());
            needed.remove(name);
            edges.put(name, needed);
        });
        return edges;
    }

    private void draw(
            SortedMap<String, List<ReviewedChange>> vertices,
            Function<String, String> vertex,
            StringBuilder html) {
        SortedMap<String, SortedSet<String>> edges = edges(vertices, vertex);
        SortedMap<String, GraphLayout.Cell> cells = GraphLayout.of(edges);
        int columns = cells.values().stream().mapToInt(GraphLayout.Cell::column).max().orElse(0);
        int rows = cells.values().stream().mapToInt(GraphLayout.Cell::row).max().orElse(0);
        html.append(
                        "<div class=\"drawing\"><svg role=\"img\" aria-label=\"Graph of what changes\" width=\"")
                .append(columns * COLUMN + WIDTH + 2 * MARGIN)
                .append("\" height=\"")
                .append(rows * ROW + HEIGHT + 2 * MARGIN)
                .append("\">\n");
        cells.forEach((name, cell) ->
                edges.getOrDefault(name, new TreeSet<>())
                        .forEach(other -> edge(cells.getOrDefault(other, cell), cell, html)));
        Map<String, String> anchors = ReportTree.anchors(changes);
        cells.forEach((name, cell) ->
                vertex(name, cell, vertices.getOrDefault(name, List.of()), anchors, html));
        html.append("</svg></div>\n");
    }

    private static int x(GraphLayout.Cell cell) {
        return MARGIN + cell.column() * COLUMN;
    }

    private static int y(GraphLayout.Cell cell) {
        return MARGIN + cell.row() * ROW;
    }

    private static void edge(GraphLayout.Cell from, GraphLayout.Cell to, StringBuilder html) {
        int x = x(from) + WIDTH;
        int y = y(from) + HEIGHT / 2;
        int bend = (COLUMN - WIDTH) / 2;
        html.append(
                "<path d=\"M%d %dC%d %d %d %d %d %d\"/>\n"
                        .formatted(
                                x,
                                y,
                                x + bend,
                                y,
                                x(to) - bend,
                                y(to) + HEIGHT / 2,
                                x(to),
                                y(to) + HEIGHT / 2));
    }

    private static void vertex(
            String name,
            GraphLayout.Cell cell,
            List<ReviewedChange> changes,
            Map<String, String> anchors,
            StringBuilder html) {
        String shown = name.isEmpty() ? "Root module" : name;
        String anchor = anchors.getOrDefault(changes.getFirst().resource(), "");
        html.append(
                "<a href=\"#%s\" class=\"%s\"><title>%s: %s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/><text x=\"%d\" y=\"%d\">%s</text></a>\n"
                        .formatted(
                                anchor,
                                ReportTree.name(worst(changes)),
                                Html.text(shown),
                                new Counts(changes).brief(),
                                x(cell),
                                y(cell),
                                WIDTH,
                                HEIGHT,
                                x(cell) + 8,
                                y(cell) + HEIGHT - 9,
                                Html.text(shortened(shown))));
    }

    /// The end of an address tells more than its beginning.
    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : "…" + name.substring(name.length() - LONGEST_NAME + 1);
    }

    /// What a reader has to see first.
    private static Kind worst(List<ReviewedChange> changes) {
        List<Kind> order =
                List.of(Kind.DESTROY, Kind.REPLACE, Kind.FORGET, Kind.OTHER, Kind.CHANGE, Kind.ADD);
        return order.stream()
                .filter(kind -> changes.stream().anyMatch(change -> change.kind() == kind))
                .findFirst()
                .orElse(changes.getFirst().kind());
    }
}
