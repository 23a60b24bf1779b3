package dev.terrane.review;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How many objects there are of each kind.
///
/// An object that is imported or moved and changed besides counts for each.
final class Counts {
    private static final List<Kind> ALWAYS_SAID =
            List.of(Kind.ADD, Kind.CHANGE, Kind.REPLACE, Kind.DESTROY);

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    Counts(List<ReviewedChange> changes) {
        for (ReviewedChange change : changes) {
            add(change.kind());
            if (change.change().importId().isPresent() && change.kind() != Kind.IMPORT) {
                add(Kind.IMPORT);
            }
            if (change.change().previousAddress().isPresent() && change.kind() != Kind.MOVE) {
                add(Kind.MOVE);
            }
        }
    }

    private void add(Kind kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    /// `2 to add, 0 to change, 0 to replace, 1 to destroy, 3 to import`.
    String complete() {
        return text(true);
    }

    /// Only what there is.
    String brief() {
        return text(false);
    }

    private String text(boolean complete) {
        List<String> parts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            int count = counts.getOrDefault(kind, 0);
            if (count > 0 || (complete && ALWAYS_SAID.contains(kind))) {
                parts.add(count + " to " + kind.word());
            }
        }
        return String.join(", ", parts);
    }
}
