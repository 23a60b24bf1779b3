package dev.terrane.provider.aws.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The members of a JSON object that are text; others are left out.
record Members(Map<String, String> texts) {
    private static final JsonFactory FACTORY = new JsonFactory();

    Members {
        texts = Map.copyOf(texts);
    }

    /// Nothing where it is no JSON object.
    static Optional<Members> of(String text) {
        Map<String, String> texts = new TreeMap<>();
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    texts.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
            return Optional.of(new Members(texts));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    @Override
    public String toString() {
        return "Members" + texts.keySet();
    }
}
