package dev.terrane.cli.command;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlannedChange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was changed outside. That a provider calls nothing at all empty once it has read the object again (`tags = {}`
/// after `tags = null`) is no change that anybody has made.
final class RealDrift {
    private RealDrift() {}

    static PlanDocument of(PlanDocument document) {
        return document.withDrift(document.drift().stream().filter(RealDrift::isReal).toList());
    }

    static boolean isReal(PlannedChange change) {
        return change.before().isEmpty() || change.after().isEmpty() || !changed(change).isEmpty();
    }

    /// The names of the attributes that differ; of what was before, a change has only these.
    static List<String> changed(PlannedChange change) {
        List<String> names = new ArrayList<>();
        if (change.before().orElse(null) instanceof DocumentValue.Mapping before
                && change.after().orElse(null) instanceof DocumentValue.Mapping after) {
            before.entries()
                    .forEach((name, value) -> {
                        DocumentValue now = after.entries().getOrDefault(name, DocumentValue.NULL);
                        if (!something(value).equals(something(now))) {
                            names.add(name);
                        }
                    });
        }
        return names;
    }

    /// A value in which what is empty is null, and entries of maps that are null are left out.
    private static DocumentValue something(DocumentValue value) {
        return switch (value) {
            case DocumentValue.Text text -> text.text().isEmpty() ? DocumentValue.NULL : text;
            case DocumentValue.Sequence list ->
                    list.elements().isEmpty()
                            ? DocumentValue.NULL
                            : new DocumentValue.Sequence(
                                    list.elements().stream().map(RealDrift::something).toList());
            case DocumentValue.PartialSet set ->
                    new DocumentValue.PartialSet(
                            set.elements().stream().map(RealDrift::something).toList());
            case DocumentValue.Mapping mapping -> something(mapping.entries());
            case DocumentValue.Null none -> none;
            case DocumentValue.Bool bool -> bool;
            case DocumentValue.Number number -> number;
            case DocumentValue.Unknown unknown -> unknown;
            case DocumentValue.Ephemeral ephemeral -> ephemeral;
            case DocumentValue.Sensitive secret -> secret;
        };
    }

    private static DocumentValue something(Map<String, DocumentValue> entries) {
        SortedMap<String, DocumentValue> kept = new TreeMap<>();
        entries.forEach((name, value) -> {
            DocumentValue real = something(value);
            if (!real.equals(DocumentValue.NULL)) {
                kept.put(name, real);
            }
        });
        return kept.isEmpty() ? DocumentValue.NULL : new DocumentValue.Mapping(kept);
    }
}
