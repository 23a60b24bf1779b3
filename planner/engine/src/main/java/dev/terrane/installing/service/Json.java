package dev.terrane.installing.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a server answered in JSON; what is not there is empty.
///
/// @param value a map, a list, a string (numbers and truth values are strings here too) or null
public record Json(@Nullable Object value) {
    private static final Json NOTHING = new Json(null);

    /// @throws IOException where the text is no JSON
    public static Json parse(byte[] text) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            return new Json(read(json));
        }
    }

    private static @Nullable Object read(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                members.put(name, read(json));
            }
            return members;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> items = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(json));
            }
            return items;
        }
        return token == null || token == JsonToken.VALUE_NULL ? null : json.getText();
    }

    public Json at(String name) {
        return value instanceof Map<?, ?> members ? new Json(members.get(name)) : NOTHING;
    }

    public List<Json> items() {
        List<Json> all = new ArrayList<>();
        if (value instanceof List<?> items) {
            items.forEach(item -> all.add(new Json(item)));
        }
        return all;
    }

    public Map<String, Json> members() {
        Map<String, Json> all = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> all.put(String.valueOf(name), new Json(member)));
        }
        return all;
    }

    public Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    public String text(String name) {
        return at(name).text().orElse("");
    }

    public boolean isObject() {
        return value instanceof Map<?, ?>;
    }
}
