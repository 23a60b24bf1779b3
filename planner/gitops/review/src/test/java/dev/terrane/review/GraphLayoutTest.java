package dev.terrane.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.review.GraphLayout.Cell;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

class GraphLayoutTest {
    private static SortedMap<String, Cell> layout(Map<String, List<String>> needs) {
        SortedMap<String, SortedSet<String>> edges = new TreeMap<>();
        needs.forEach((vertex, needed) -> edges.put(vertex, new TreeSet<>(needed)));
        return GraphLayout.of(edges);
    }

    @Test
    void standsToTheRightOfAllThatItNeeds() {
        SortedMap<String, Cell> cells =
                layout(
                        Map.of(
                                "vpc", List.of(),
                                "subnet", List.of("vpc"),
                                "instance", List.of("vpc", "subnet")));

        assertThat(cells)
                .containsEntry("vpc", new Cell(0, 0))
                .containsEntry("subnet", new Cell(1, 0))
                .containsEntry("instance", new Cell(2, 0));
    }

    @Test
    void standsBesideWhatItNeeds() {
        SortedMap<String, Cell> cells =
                layout(
                        Map.of(
                                "a", List.of(),
                                "b", List.of(),
                                "of b", List.of("b"),
                                "too, of a", List.of("a")));

        assertThat(cells)
                .containsEntry("too, of a", new Cell(1, 0))
                .containsEntry("of b", new Cell(1, 1));
    }

    @Test
    void aLoopIsLaidOutToo() {
        assertThat(layout(Map.of("a", List.of("b"), "b", List.of("a")))).hasSize(2);
    }
}
