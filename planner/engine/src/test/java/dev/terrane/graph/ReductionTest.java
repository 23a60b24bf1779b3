package dev.terrane.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

final class ReductionTest {
    private final Dag<String> dag = new Dag<>();

    @Test
    void leavesOutWhatOtherEdgesImply() {
        dag.connect("a", "b");
        dag.connect("b", "c");
        dag.connect("a", "c");
        dag.connect("c", "d");
        dag.connect("a", "d");

        assertThat(Reduction.of(dag))
                .isEqualTo(
                        Map.of(
                                "a", List.of("b"),
                                "b", List.of("c"),
                                "c", List.of("d"),
                                "d", List.of()));
    }

    @Test
    void keepsLoops() {
        dag.connect("a", "b");
        dag.connect("b", "a");

        assertThat(Reduction.of(dag)).isEqualTo(Map.of("a", List.of("b"), "b", List.of("a")));
    }
}
