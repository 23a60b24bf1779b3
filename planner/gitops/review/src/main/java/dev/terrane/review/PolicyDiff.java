package dev.terrane.review;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.DocumentValue.Mapping;
import dev.terrane.planfile.DocumentValue.Sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes how an access policy changes: by statement, and in a statement by action, resource and principal.
final class PolicyDiff {
    private static final int LEAST_LIKENESS = 10;
    private static final int LONGEST_LINE = 160;

    private final DiffLines lines;
    private final ValueDiff values;

    PolicyDiff(DiffLines lines, ValueDiff values) {
        this.lines = lines;
        this.values = values;
    }

    /// @return whether both are policies, so that it is written
    boolean write(int depth, String label, DocumentValue before, DocumentValue after) {
        Optional<List<PolicyStatement>> was = PolicyStatement.all(before);
        Optional<List<PolicyStatement>> is = PolicyStatement.all(after);
        if (was.isEmpty() || is.isEmpty()) {
            return false;
        }
        List<PolicyStatement> gone = without(was.get(), is.get());
        List<PolicyStatement> come = without(is.get(), was.get());
        DocumentValue restBefore = PolicyStatement.rest(before);
        DocumentValue restAfter = PolicyStatement.rest(after);
        if (gone.isEmpty() && come.isEmpty() && restBefore.equals(restAfter)) {
            lines.add(DiffLines.CHANGED, depth, label + " (policy): (the same in other words)");
            return true;
        }
        lines.add(DiffLines.CHANGED, depth, label + " (policy):");
        if (!restBefore.equals(restAfter)) {
            values.compare(depth + 1, "policy", restBefore, restAfter);
        }
        statements(depth + 1, gone, come);
        return true;
    }

    private static List<PolicyStatement> without(
            List<PolicyStatement> statements, List<PolicyStatement> others) {
        return Unmatched.of(statements, others).stream().map(statements::get).toList();
    }

    private void statements(int depth, List<PolicyStatement> gone, List<PolicyStatement> come) {
        List<PolicyStatement> left = new ArrayList<>(come);
        for (PolicyStatement before : gone) {
            Optional<PolicyStatement> successor = likest(before, left);
            if (successor.isPresent()) {
                left.remove(successor.get());
                changed(depth, before, successor.get());
            } else {
                whole(DiffLines.REMOVED, depth, before);
            }
        }
        left.forEach(statement -> whole(DiffLines.ADDED, depth, statement));
    }

    private static Optional<PolicyStatement> likest(
            PolicyStatement before, List<PolicyStatement> others) {
        PolicyStatement likest = null;
        int most = LEAST_LIKENESS - 1;
        for (PolicyStatement other : others) {
            int likeness = before.likeness(other);
            if (likeness > most) {
                most = likeness;
                likest = other;
            }
        }
        return Optional.ofNullable(likest);
    }

    private void whole(char sign, int depth, PolicyStatement statement) {
        lines.add(sign, depth, statement.title() + ":");
        statement.parts().forEach((name, part) -> part(sign, depth + 1, Names.shown(name), part));
    }

    private void part(char sign, int depth, String name, DocumentValue part) {
        Optional<String> line = OneLine.of(part, LONGEST_LINE);
        if (line.isPresent()) {
            lines.add(sign, depth, name + " = " + line.get());
        } else {
            new WholeValue(lines, sign).write(depth, name, part);
        }
    }

    private void changed(int depth, PolicyStatement before, PolicyStatement after) {
        if (before.title().equals(after.title())) {
            lines.add(DiffLines.SAME, depth, before.title() + ":");
        } else {
            lines.add(DiffLines.REMOVED, depth, before.title() + ":");
            lines.add(DiffLines.ADDED, depth, after.title() + ":");
        }
        TreeSet<String> names = new TreeSet<>(before.parts().keySet());
        names.addAll(after.parts().keySet());
        for (String name : names) {
            DocumentValue was = before.parts().getOrDefault(name, DocumentValue.NULL);
            DocumentValue is = after.parts().getOrDefault(name, DocumentValue.NULL);
            if (!was.equals(is)) {
                elements(depth + 1, Names.shown(name), flat(was), flat(is));
            }
        }
    }

    /// `AWS`, `Service` and conditions are read with their place: `StringEquals aws:SourceArn`.
    private static Map<String, List<DocumentValue>> flat(DocumentValue part) {
        Map<String, List<DocumentValue>> flat = new TreeMap<>();
        flatten("", part, flat);
        return flat;
    }

    private static void flatten(
            String place, DocumentValue part, Map<String, List<DocumentValue>> flat) {
        switch (part) {
            case Sequence list -> flat.put(place, list.elements());
            case Mapping mapping ->
                    mapping.entries()
                            .forEach((name, value) ->
                                    flatten(place + " " + Names.shown(name), value, flat));
            case DocumentValue.Null none -> {}
            default -> flat.put(place, List.of(part));
        }
    }

    private void elements(
            int depth,
            String name,
            Map<String, List<DocumentValue>> before,
            Map<String, List<DocumentValue>> after) {
        TreeSet<String> places = new TreeSet<>(before.keySet());
        places.addAll(after.keySet());
        for (String place : places) {
            List<DocumentValue> was = before.getOrDefault(place, List.of());
            List<DocumentValue> is = after.getOrDefault(place, List.of());
            for (int gone : Unmatched.of(was, is)) {
                part(DiffLines.REMOVED, depth, name + place, was.get(gone));
            }
            for (int come : Unmatched.of(is, was)) {
                part(DiffLines.ADDED, depth, name + place, is.get(come));
            }
        }
    }
}
