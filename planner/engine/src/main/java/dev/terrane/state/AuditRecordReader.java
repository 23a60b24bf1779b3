package dev.terrane.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a line of the [AuditLog]. What a later version has added is passed over.
final class AuditRecordReader {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();
    private final Map<String, String> who = new LinkedHashMap<>();

    private AuditRecordReader() {}

    static AuditRecord read(byte[] line) throws IOException {
        AuditRecordReader reader = new AuditRecordReader();
        try (JsonParser json = StateWriter.FACTORY.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is no JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                reader.field(json.currentName(), json);
            }
        }
        return reader.record();
    }

    private void field(String name, JsonParser json) throws IOException {
        switch (json.nextToken()) {
            case VALUE_STRING -> texts.put(name, json.getText());
            case VALUE_NUMBER_INT -> numbers.put(name, json.getLongValue());
            case START_ARRAY -> lists.put(name, list(json));
            case START_OBJECT -> {
                if (name.equals("who")) {
                    who(json);
                } else {
                    json.skipChildren();
                }
            }
            default -> {}
        }
    }

    private static List<String> list(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.getText());
        }
        return texts;
    }

    private void who(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            who.put(name, json.getText());
        }
    }

    private AuditRecord record() {
        return new AuditRecord(
                text("time"),
                who,
                text("commit"),
                new AuditRecord.Deed(
                        text("command"),
                        lists.getOrDefault("plans", List.of()),
                        lists.getOrDefault("approvers", List.of()),
                        lists.getOrDefault("addresses", List.of()),
                        numbers.getOrDefault("serial_before", 0L),
                        numbers.getOrDefault("serial_after", 0L),
                        text("outcome")),
                text("previous"));
    }

    private String text(String name) {
        return texts.getOrDefault(name, "");
    }
}
