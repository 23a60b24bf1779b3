package dev.terrane.config.checking;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with the references of a configuration, and where nothing more can be told because
/// of it.
public final class Findings {
    private final Diagnostics problems = new Diagnostics();
    private final List<SourceRange> misled = new ArrayList<>();

    void add(Diagnostics found) {
        problems.addAll(found);
    }

    void mislead(List<SourceRange> stretches) {
        misled.addAll(stretches);
    }

    public List<Diagnostic> problems() {
        return problems.list();
    }

    /// Whether a problem that evaluation met stands in what a wrong reference has spoiled: an
    /// expression or the body of a block is not evaluated when one of its references leads nowhere, so
    /// that whatever else is said of it may be nothing but a consequence.
    public boolean explain(Diagnostic problem) {
        return problem.where().filter(this::isMisled).isPresent();
    }

    private boolean isMisled(SourceRange place) {
        return misled.stream()
                .anyMatch(stretch ->
                        stretch.source().equals(place.source())
                                && stretch.startByte() <= place.startByte()
                                && place.endByte() <= stretch.endByte());
    }
}
