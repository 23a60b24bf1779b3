package dev.terrane.evaluating;

import java.util.Map;

/// Looks up what a node of the graph stands for. It is there, because the graph was made from it.
final class Declared {
    private Declared() {}

    static <K, V> V in(Map<K, V> declarations, K name) {
        V found = declarations.get(name);
        if (found == null) {
            throw new IllegalStateException("the graph names " + name + ", which is not declared");
        }
        return found;
    }
}
