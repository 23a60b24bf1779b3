package dev.terrane.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class DagTest {
    private final Dag<String> dag = new Dag<>();

    private static Edge<String> edge(String vertex, String dependency) {
        return new Edge<>(vertex, dependency);
    }

    @Test
    void connectsWhatClosesNoLoop() {
        dag.connect("a", "b");

        dag.connectWherePossible(List.of(edge("b", "c"), edge("d", "a")));

        assertThat(dag.dependencies("b")).containsExactly("c");
        assertThat(dag.dependencies("d")).containsExactly("a");
    }

    @Test
    void leavesOutOnlyWhatClosesALoop() {
        dag.connect("a", "b");
        dag.connect("b", "c");

        dag.connectWherePossible(List.of(edge("c", "d"), edge("d", "a"), edge("c", "e")));

        assertThat(dag.dependencies("c")).containsExactly("d", "e");
        assertThat(dag.dependencies("d")).isEmpty();
        assertThat(dag.cycles()).isEmpty();
    }

    @Test
    void prefersWhatComesFirst() {
        dag.connectWherePossible(List.of(edge("a", "b"), edge("b", "a"), edge("a", "a")));

        assertThat(dag.dependencies("a")).containsExactly("b");
        assertThat(dag.dependencies("b")).isEmpty();
    }

    @Test
    void leavesLoopsThatAreThere() {
        dag.connect("a", "b");
        dag.connect("b", "a");

        dag.connectWherePossible(List.of(edge("c", "a")));

        assertThat(dag.cycles()).containsExactly(List.of("a", "b"));
        assertThat(dag.dependencies("c")).containsExactly("a");
    }

    @Test
    void aLongChainIsNoDeepOne() {
        int length = 20_000;
        List<Edge<String>> edges = new ArrayList<>();
        for (int i = 1; i < length; i++) {
            edges.add(edge("v" + i, "v" + (i - 1)));
        }
        edges.add(edge("v0", "v" + (length - 1)));

        dag.connectWherePossible(edges);

        assertThat(dag.dependencies("v0")).isEmpty();
        assertThat(dag.cycles()).isEmpty();
    }
}
