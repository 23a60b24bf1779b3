package dev.terrane.planfile;

import dev.terrane.value.json.JsonText;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A value of a document in one line, for people.
public final class ValueText {
    private static final int LONGEST = 200;

    private ValueText() {}

    public static String oneLine(DocumentValue value) {
        String whole = text(value);
        return whole.length() <= LONGEST ? whole : cut(whole) + "...";
    }

    private static String cut(String whole) {
        boolean betweenHalves = Character.isHighSurrogate(whole.charAt(LONGEST - 1));
        return whole.substring(0, betweenHalves ? LONGEST - 1 : LONGEST);
    }

    private static String text(DocumentValue value) {
        return switch (value) {
            case DocumentValue.Null none -> "null";
            case DocumentValue.Bool bool -> String.valueOf(bool.truth());
            case DocumentValue.Number number -> number.text();
            case DocumentValue.Text text -> JsonText.quoted(text.text());
            case DocumentValue.Sequence sequence -> elements(sequence.elements());
            case DocumentValue.PartialSet set -> elements(set.elements());
            case DocumentValue.Mapping mapping -> entries(mapping.entries());
            case DocumentValue.Unknown unknown -> "(known after apply)";
            case DocumentValue.Ephemeral ephemeral -> "(ephemeral value)";
            case DocumentValue.Sensitive secret ->
                    secret.fingerprint()
                            .map(f ->
                                    "(sensitive value, fingerprint "
                                            + f.substring(0, Math.min(8, f.length()))
                                            + ")")
                            .orElse("(sensitive value)");
        };
    }

    private static String elements(List<DocumentValue> elements) {
        return elements.stream().map(ValueText::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String entries(Map<String, DocumentValue> entries) {
        return entries.entrySet().stream()
                .map(entry -> JsonText.quoted(entry.getKey()) + " = " + text(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
