package dev.terrane.review;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.DocumentValue.Mapping;
import dev.terrane.planfile.PlannedChange;
import dev.terrane.planfile.PlannedOutput;
import dev.terrane.value.SortedStrings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The attributes of one change as the lines of a diff.
final class ChangeBody {
    private static final String FORCES = "forces the replacement";

    private final DiffLines lines;
    private final ValueDiff values;

    /// @param lines none where the kind of change has no attributes to show, or there is no room for them
    /// @param untold what the lines tell in part only, so that bodies are equal only where changes are
    record Body(List<String> lines, List<DocumentValue> untold) {}

    private ChangeBody(Detail detail, boolean context) {
        this.lines = new DiffLines(detail);
        this.values = new ValueDiff(lines, context);
    }

    /// What changes, without what stays the same around it.
    static Body bare(ReviewedChange change, Detail detail) {
        ChangeBody body = written(change, detail, false);
        return new Body(
                body.lines.list(), body.lines.isCut() ? values(change.change()) : List.of());
    }

    static List<String> withContext(ReviewedChange change, Detail detail) {
        return written(change, detail, true).lines.list();
    }

    private static ChangeBody written(ReviewedChange change, Detail detail, boolean context) {
        ChangeBody body = new ChangeBody(detail, context);
        boolean shown =
                change.kind().isWhole() ? detail.showsWholeObjects() : detail.showsAttributes();
        if (shown) {
            body.write(change.kind(), change.change());
        }
        return body;
    }

    /// Those that the lines are made from.
    private static List<DocumentValue> values(PlannedChange change) {
        List<DocumentValue> values = new ArrayList<>();
        change.before().ifPresent(values::add);
        change.after().map(after -> changing(change.before(), after)).ifPresent(values::add);
        return values;
    }

    private static DocumentValue changing(Optional<DocumentValue> before, DocumentValue after) {
        if (!(before.orElse(null) instanceof Mapping was) || !(after instanceof Mapping is)) {
            return after;
        }
        Map<String, DocumentValue> changing = new HashMap<>(is.entries());
        changing.keySet().retainAll(was.entries().keySet());
        return new Mapping(SortedStrings.copy(changing));
    }

    private void write(Kind kind, PlannedChange change) {
        switch (kind) {
            case ADD, READ -> change.after().ifPresent(this::comes);
            case DESTROY -> change.before().ifPresent(this::goes);
            case CHANGE, REPLACE, OTHER -> changes(change);
            case FORGET, MOVE, IMPORT -> {}
        }
    }

    private void comes(DocumentValue after) {
        if (!(after instanceof Mapping object)) {
            lines.attribute("", () -> values.added("object", after));
            return;
        }
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<String, DocumentValue> entry : object.entries().entrySet()) {
            String name = Names.shown(entry.getKey());
            if (entry.getValue().equals(DocumentValue.UNKNOWN)) {
                unknown.add(name);
            } else if (!entry.getValue().equals(DocumentValue.NULL)) {
                lines.attribute("", () -> values.added(name, entry.getValue()));
            }
        }
        if (!unknown.isEmpty()) {
            String names = String.join(", ", unknown);
            lines.attribute(
                    "", () -> lines.add(DiffLines.ADDED, 0, names + " = (known after apply)"));
        }
    }

    private void goes(DocumentValue before) {
        if (!(before instanceof Mapping object)) {
            lines.attribute("", () -> values.removed("object", before));
            return;
        }
        for (Map.Entry<String, DocumentValue> entry : object.entries().entrySet()) {
            if (!entry.getValue().equals(DocumentValue.NULL)) {
                lines.attribute(
                        "", () -> values.removed(Names.shown(entry.getKey()), entry.getValue()));
            }
        }
    }

    /// What stays is in `after` alone.
    private void changes(PlannedChange change) {
        DocumentValue before = change.before().orElse(DocumentValue.NULL);
        DocumentValue after = change.after().orElse(DocumentValue.NULL);
        if (before instanceof Mapping was && after instanceof Mapping is) {
            Set<String> forcing = forcing(change);
            for (Map.Entry<String, DocumentValue> entry : was.entries().entrySet()) {
                String name = entry.getKey();
                attribute(
                        Names.shown(name),
                        entry.getValue(),
                        is.entries().getOrDefault(name, DocumentValue.NULL),
                        forcing.contains(name) ? FORCES : "");
            }
        } else {
            attribute("object", before, after, "");
        }
        if (lines.isEmpty()) {
            lines.attribute(
                    "",
                    () -> lines.add(DiffLines.REMARK, 0, "no attribute that may be shown changes"));
        }
    }

    private void attribute(String name, DocumentValue before, DocumentValue after, String remark) {
        if (!before.equals(after)) {
            lines.attribute(remark, () -> values.changed(name, before, after));
        }
    }

    /// The attributes at whose parts the paths begin: `ingress` for `ingress[0].port`.
    private static Set<String> forcing(PlannedChange change) {
        Set<String> names = new HashSet<>();
        for (String path : change.forcedBy()) {
            int end = 0;
            while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
                end++;
            }
            names.add(path.substring(0, end));
        }
        return names;
    }

    static List<String> of(List<PlannedOutput> outputs, Detail detail) {
        ChangeBody body = new ChangeBody(detail, detail.hasContext());
        outputs.forEach(output -> body.output(output, detail));
        return body.lines.list();
    }

    private void output(PlannedOutput output, Detail detail) {
        String name = Names.shown(output.name());
        Optional<DocumentValue> before = output.before();
        Optional<DocumentValue> after = output.after();
        boolean changes = before.isPresent() && after.isPresent();
        if (!(changes ? detail.showsAttributes() : detail.showsWholeObjects())) {
            char sign =
                    changes
                            ? DiffLines.CHANGED
                            : after.isPresent() ? DiffLines.ADDED : DiffLines.REMOVED;
            lines.attribute("", () -> lines.add(sign, 0, name));
        } else if (!changes) {
            after.ifPresent(value -> lines.attribute("", () -> values.added(name, value)));
            before.ifPresent(value -> lines.attribute("", () -> values.removed(name, value)));
        } else if (before.equals(after)) {
            lines.attribute(
                    "",
                    () ->
                            lines.add(
                                    DiffLines.CHANGED,
                                    0,
                                    name + ": a change that may not be shown"));
        } else {
            attribute(name, before.get(), after.get(), "");
        }
    }
}
