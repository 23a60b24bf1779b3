package dev.terrane.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Finds knots by Tarjan's algorithm, on a stack of its own, and a shortest loop in each.
final class Cycles {
    static final int NO_KNOT = -1;
    private static final int UNSEEN = -1;

    private final IntList[] edges;
    private final int[] index;
    private final int[] low;
    private final boolean[] onStack;
    private final Deque<Integer> stack = new ArrayDeque<>();
    private final List<int[]> knots = new ArrayList<>();
    private int next;

    Cycles(IntList[] edges) {
        this.edges = edges;
        index = new int[edges.length];
        low = new int[edges.length];
        onStack = new boolean[edges.length];
        Arrays.fill(index, UNSEEN);
    }

    List<int[]> shortestLoops() {
        exploreAll();
        return knots.stream().map(this::shortestLoop).toList();
    }

    /// For each vertex a number that it shares with those of its knot, [#NO_KNOT] where it is in none.
    int[] knotNumbers() {
        exploreAll();
        int[] numbers = new int[edges.length];
        Arrays.fill(numbers, NO_KNOT);
        for (int i = 0; i < knots.size(); i++) {
            for (int member : knots.get(i)) {
                numbers[member] = i;
            }
        }
        return numbers;
    }

    private void exploreAll() {
        for (int v = 0; v < edges.length; v++) {
            if (index[v] == UNSEEN) {
                explore(v);
            }
        }
    }

    /// A vertex that is being explored, and the edge that is to be followed next.
    private static final class Frame {
        private final int vertex;
        private int nextEdge;

        Frame(int vertex) {
            this.vertex = vertex;
        }
    }

    private void explore(int root) {
        Deque<Frame> frames = new ArrayDeque<>();
        frames.push(open(root));
        while (!frames.isEmpty()) {
            Frame frame = frames.peek();
            int v = frame.vertex;
            if (frame.nextEdge < edges[v].size()) {
                follow(v, edges[v].get(frame.nextEdge++), frames);
            } else {
                frames.pop();
                close(v);
                if (!frames.isEmpty()) {
                    int parent = frames.peek().vertex;
                    low[parent] = Math.min(low[parent], low[v]);
                }
            }
        }
    }

    private Frame open(int v) {
        index[v] = next;
        low[v] = next;
        next++;
        stack.push(v);
        onStack[v] = true;
        return new Frame(v);
    }

    private void follow(int v, int to, Deque<Frame> frames) {
        if (index[to] == UNSEEN) {
            frames.push(open(to));
        } else if (onStack[to]) {
            low[v] = Math.min(low[v], index[to]);
        }
    }

    private void close(int v) {
        if (low[v] != index[v]) {
            return;
        }
        List<Integer> knot = new ArrayList<>();
        int member;
        do {
            member = stack.pop();
            onStack[member] = false;
            knot.add(member);
        } while (member != v);
        if (knot.size() > 1 || edges[v].stream().anyMatch(to -> to == v)) {
            knots.add(knot.stream().mapToInt(Integer::intValue).sorted().toArray());
        }
    }

    /// Breadth first from each member of the knot, until the member itself is met again.
    private int[] shortestLoop(int[] knot) {
        int[] best = null;
        for (int start : knot) {
            int[] loop = loopFrom(start, knot);
            if (best == null || loop.length < best.length) {
                best = loop;
            }
            if (best.length <= 2 || knot.length > 1000) {
                break;
            }
        }
        return best == null ? knot : best;
    }

    private int[] loopFrom(int start, int[] knot) {
        int[] cameFrom = new int[edges.length];
        Arrays.fill(cameFrom, UNSEEN);
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            int v = open.poll();
            for (int to : edges[v].stream().toArray()) {
                if (to == start) {
                    return path(start, v, cameFrom);
                }
                if (cameFrom[to] == UNSEEN && Arrays.binarySearch(knot, to) >= 0) {
                    cameFrom[to] = v;
                    open.add(to);
                }
            }
        }
        throw new IllegalStateException("a knot without a loop");
    }

    private static int[] path(int start, int end, int[] cameFrom) {
        List<Integer> backwards = new ArrayList<>();
        for (int v = end; v != start; v = cameFrom[v]) {
            backwards.add(v);
        }
        backwards.add(start);
        return backwards.reversed().stream().mapToInt(Integer::intValue).toArray();
    }
}
