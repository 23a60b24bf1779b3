package dev.terrane.review;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.value.SortedStrings;
import dev.terrane.value.json.DocumentJson;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Strings that are JSON objects or arrays, such as policies, so that they are compared by their meaning.
///
/// JSON in which a name stands twice is left a string: programs do not agree on what it means.
final class JsonTexts {
    private static final int DEEPEST = 60;

    private JsonTexts() {}

    static Optional<DocumentValue> parse(String text) {
        if (!looksLikeJson(text)) {
            return Optional.empty();
        }
        try (JsonParser json = DocumentJson.FACTORY.createParser(text)) {
            json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            json.nextToken();
            DocumentValue value = value(json, 0);
            return json.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // a string like any other
        }
    }

    private static boolean looksLikeJson(String text) {
        String bare = text.strip();
        return (bare.startsWith("{") && bare.endsWith("}"))
                || (bare.startsWith("[") && bare.endsWith("]"));
    }

    private static DocumentValue value(JsonParser json, int depth) throws IOException {
        JsonToken token = json.currentToken();
        if (token == null || depth > DEEPEST) {
            throw new IOException("not JSON, or nested too deeply");
        }
        return switch (token) {
            case VALUE_STRING -> new DocumentValue.Text(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new DocumentValue.Number(json.getText());
            case VALUE_TRUE -> new DocumentValue.Bool(true);
            case VALUE_FALSE -> new DocumentValue.Bool(false);
            case VALUE_NULL -> DocumentValue.NULL;
            case START_ARRAY -> elements(json, depth);
            case START_OBJECT -> members(json, depth);
            default -> throw new IOException("a value is missing");
        };
    }

    private static DocumentValue elements(JsonParser json, int depth) throws IOException {
        List<DocumentValue> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json, depth + 1));
        }
        return new DocumentValue.Sequence(elements);
    }

    private static DocumentValue members(JsonParser json, int depth) throws IOException {
        Map<String, DocumentValue> members = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = Names.written(json.currentName());
            json.nextToken();
            members.put(name, value(json, depth + 1));
        }
        return new DocumentValue.Mapping(SortedStrings.copy(members));
    }
}
