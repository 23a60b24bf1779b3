package dev.terrane.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Collects the problems of one piece of work. Several threads may add to it.
public final class Diagnostics {
    private final List<Diagnostic> found = new ArrayList<>();
    private boolean errors;

    public synchronized void add(Diagnostic problem) {
        found.add(problem);
        errors |= problem.isError();
    }

    public void addAll(Collection<Diagnostic> problems) {
        problems.forEach(this::add);
    }

    public void addAll(Diagnostics other) {
        addAll(other.list());
    }

    public void error(String summary, String detail, SourceRange subject) {
        add(Diagnostic.error(summary, detail, subject));
    }

    public void warning(String summary, String detail, SourceRange subject) {
        add(Diagnostic.warning(summary, detail, subject));
    }

    public synchronized boolean hasErrors() {
        return errors;
    }

    public synchronized boolean isEmpty() {
        return found.isEmpty();
    }

    public synchronized int size() {
        return found.size();
    }

    /// In the order in which they were found.
    public synchronized List<Diagnostic> list() {
        return List.copyOf(found);
    }
}
