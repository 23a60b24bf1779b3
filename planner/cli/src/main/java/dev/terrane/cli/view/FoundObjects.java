package dev.terrane.cli.view;

import dev.terrane.operating.SearchOutcome;
import dev.terrane.spi.ListResources.Found;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a list has found, one object a line: `list.aws_vpc.all   id=vpc-1   main`.
public final class FoundObjects {
    private static final String GAP = "   ";

    private FoundObjects() {}

    public static String lines(SearchOutcome outcome) {
        List<String> identities = outcome.found().stream().map(FoundObjects::identity).toList();
        int width = identities.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < identities.size(); i++) {
            String identity = identities.get(i);
            String line =
                    outcome.list()
                            + GAP
                            + identity
                            + " ".repeat(width - identity.length())
                            + GAP
                            + outcome.found().get(i).displayName();
            lines.append(line.stripTrailing()).append('\n');
        }
        return lines.toString();
    }

    /// Where the provider gives none, the id of the object.
    private static String identity(Found found) {
        Map<String, Value> key =
                found.identity().isPresent()
                        ? found.identity().get().attributes().asMap()
                        : found.object().map(FoundObjects::id).orElse(Map.of());
        return key.entrySet().stream()
                .filter(each -> !each.getValue().isNull())
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + "=" + text(each.getValue()))
                .collect(Collectors.joining(","));
    }

    private static Map<String, Value> id(Value object) {
        Value id = object.asMap().get("id");
        return id == null ? Map.of() : Map.of("id", id);
    }

    private static String text(Value value) {
        return value instanceof Value.StringValue string ? string.text() : JsonText.of(value);
    }
}
