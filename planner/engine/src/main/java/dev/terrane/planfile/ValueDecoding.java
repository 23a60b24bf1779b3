package dev.terrane.planfile;

import dev.terrane.planfile.DocumentValue.Sensitive;
import dev.terrane.planfile.Json.Deferred;
import dev.terrane.planfile.Json.Elements;
import dev.terrane.planfile.Json.Literal;
import dev.terrane.planfile.Json.Members;
import dev.terrane.planfile.Json.Text;
import dev.terrane.value.HclNumber;
import dev.terrane.value.SortedStrings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Values from JSON.
final class ValueDecoding {
    private ValueDecoding() {}

    static DocumentValue decode(String place, Json json) throws PlanFileException {
        return switch (json) {
            case Text text -> new DocumentValue.Text(text.text());
            case Literal literal -> literal(literal.text());
            case Elements array -> new DocumentValue.Sequence(elements(place, array));
            case Members object -> {
                Optional<DocumentValue> single = single(place, object);
                yield single.isPresent() ? single.get() : mapping(place, object);
            }
            case Deferred deferred -> decode(place, deferred.json().get());
        };
    }

    private static DocumentValue literal(String text) {
        return switch (text) {
            case "null" -> DocumentValue.NULL;
            case "true" -> new DocumentValue.Bool(true);
            case "false" -> new DocumentValue.Bool(false);
            default -> new DocumentValue.Number(canonical(text));
        };
    }

    /// A number in another form is read as what it should be, so that the file is found to be edited.
    private static String canonical(String number) {
        return HclNumber.parse(number).map(HclNumber::toString).orElse(number);
    }

    private static List<DocumentValue> elements(String place, Json json) throws PlanFileException {
        return Fields.elements(place, json, ValueDecoding::decode);
    }

    /// What an object of one member stands for whose name begins with `$`.
    private static Optional<DocumentValue> single(String place, Members object)
            throws PlanFileException {
        if (object.members().size() != 1) {
            return Optional.empty();
        }
        String name = object.members().firstKey();
        Json content = object.members().values().iterator().next();
        return switch (name) {
            case "$unknown" -> Optional.of(marked(place, content, DocumentValue.UNKNOWN));
            case "$ephemeral" -> Optional.of(marked(place, content, DocumentValue.EPHEMERAL));
            case "$sensitive" -> Optional.of(sensitive(place, content));
            case "$number" -> Optional.of(new DocumentValue.Number(Fields.text(place, content)));
            case "$set" -> Optional.of(new DocumentValue.PartialSet(elements(place, content)));
            default -> Optional.empty();
        };
    }

    private static DocumentValue marked(String place, Json content, DocumentValue value)
            throws PlanFileException {
        if (!content.equals(Json.TRUE)) {
            throw Fields.unexpected(place, content, "true");
        }
        return value;
    }

    private static DocumentValue sensitive(String place, Json content) throws PlanFileException {
        return content.equals(Json.TRUE)
                ? new Sensitive(Optional.empty())
                : new Sensitive(Optional.of(Fields.text(place, content)));
    }

    private static DocumentValue mapping(String place, Members object) throws PlanFileException {
        Map<String, DocumentValue> entries = new HashMap<>();
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            if (!DocumentKeys.isValid(member.getKey())) {
                throw new PlanFileException(
                        "\"%s\" has \"%s\", which this version of terrane does not know."
                                .formatted(place, member.getKey()));
            }
            entries.put(member.getKey(), decode(place, member.getValue()));
        }
        return new DocumentValue.Mapping(SortedStrings.copy(entries));
    }
}
