package dev.terrane.provider.plugin.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last lines that a provider printed; what came before is forgotten, so that it takes the same
/// room however much is printed.
final class LogTail {
    private static final int LINES = 40;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
