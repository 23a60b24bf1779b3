package dev.terrane.review;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.DocumentValue.Mapping;
import dev.terrane.planfile.DocumentValue.Sequence;
import dev.terrane.planfile.DocumentValue.Text;
import dev.terrane.value.SortedStrings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One statement of an access policy, as it means: a single value is a list of one, and order says nothing.
///
/// @param sid its name, empty where it has none
/// @param effect `Allow` or `Deny`
/// @param parts `Action`, `Resource`, `Principal` and so on; every list is sorted
record PolicyStatement(String sid, String effect, Map<String, DocumentValue> parts) {
    private static final String STATEMENT = "Statement";
    private static final String SID = "Sid";
    private static final String EFFECT = "Effect";

    PolicyStatement {
        parts = SortedStrings.copy(parts);
    }

    /// @return nothing where it is no policy
    static Optional<List<PolicyStatement>> all(DocumentValue json) {
        if (!(json instanceof Mapping policy)) {
            return Optional.empty();
        }
        DocumentValue statements = policy.entries().getOrDefault(STATEMENT, DocumentValue.NULL);
        List<DocumentValue> list =
                statements instanceof Sequence several ? several.elements() : List.of(statements);
        boolean arePolicies = !list.isEmpty() && list.stream().allMatch(PolicyStatement::isOne);
        return arePolicies
                ? Optional.of(list.stream().map(s -> of((Mapping) s)).toList())
                : Optional.empty();
    }

    /// What a policy says beside its statements, such as its version.
    static DocumentValue rest(DocumentValue json) {
        Map<String, DocumentValue> rest = new TreeMap<>(((Mapping) json).entries());
        rest.remove(STATEMENT);
        return new Mapping(SortedStrings.copy(rest));
    }

    private static boolean isOne(DocumentValue value) {
        return value instanceof Mapping statement
                && statement.entries().get(EFFECT) instanceof Text
                && statement.entries().getOrDefault(SID, new Text("")) instanceof Text;
    }

    private static PolicyStatement of(Mapping statement) {
        Map<String, DocumentValue> parts = new HashMap<>();
        statement.entries().forEach((name, value) -> parts.put(name, normal(value)));
        return new PolicyStatement(
                text(parts.remove(SID)), text(parts.remove(EFFECT)), Map.copyOf(parts));
    }

    private static String text(@org.jspecify.annotations.Nullable DocumentValue value) {
        return value instanceof Sequence list && list.elements().getFirst() instanceof Text text
                ? text.text()
                : "";
    }

    private static DocumentValue normal(DocumentValue value) {
        return switch (value) {
            case Sequence list -> sorted(list.elements());
            case Mapping mapping -> {
                Map<String, DocumentValue> entries = new HashMap<>();
                mapping.entries().forEach((name, part) -> entries.put(name, normal(part)));
                yield new Mapping(SortedStrings.copy(entries));
            }
            default -> new Sequence(List.of(value));
        };
    }

    private static Sequence sorted(List<DocumentValue> elements) {
        return new Sequence(
                elements.stream()
                        .distinct()
                        .sorted(
                                java.util.Comparator.comparing(element ->
                                        OneLine.of(element, Integer.MAX_VALUE).orElse("")))
                        .toList());
    }

    /// `Allow "ReadLogs"`.
    String title() {
        String name = sid.isEmpty() ? "" : " " + Visible.quoted(sid);
        return Visible.text(effect) + name;
    }

    /// How likely the other is what became of this one: the more they share, the likelier.
    int likeness(PolicyStatement other) {
        if (!sid.isEmpty() && sid.equals(other.sid)) {
            return 100;
        }
        int likeness = effect.equals(other.effect) ? 1 : 0;
        for (Map.Entry<String, DocumentValue> part : parts.entrySet()) {
            likeness += part.getValue().equals(other.parts.get(part.getKey())) ? 10 : 0;
        }
        return likeness;
    }
}
