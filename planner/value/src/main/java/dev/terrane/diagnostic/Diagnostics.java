package dev.terrane.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Collects the problems of one piece of work. Several threads may add to it.
public final class Diagnostics {
    private static final Comparator<Diagnostic> ORDER =
            Comparator.comparing((Diagnostic each) -> each.where().isEmpty())
                    .thenComparing(each -> each.where().map(SourceRange::filename).orElse(""))
                    .thenComparing(each -> each.where().map(SourceRange::startByte).orElse(0))
                    .thenComparing(each -> Objects.requireNonNullElse(each.address(), ""));

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

    /// The same, where none of them is a reason to stop.
    public List<Diagnostic> asWarnings() {
        return list().stream().map(Diagnostic::asWarning).toList();
    }

    /// To be shown: by file and place. What has no place comes last, by the object that it is about;
    /// the rest as it was found. Work that is done at the same time finds its problems in any order.
    public List<Diagnostic> inOrder() {
        return list().stream().sorted(ORDER).toList();
    }
}
