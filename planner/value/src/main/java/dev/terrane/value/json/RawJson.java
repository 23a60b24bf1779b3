package dev.terrane.value.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.io.IOException;
import java.io.StringWriter;

/// A stretch of JSON that is read later, when its type is known.
record RawJson(String text) {

    /// Copies the value that begins at the token where the parser is.
    static RawJson copy(JsonParser json) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = DocumentJson.FACTORY.createGenerator(text)) {
            copyTo(copy, json);
        }
        return new RawJson(text.toString());
    }

    /// Event by event, so that numbers keep all their digits.
    private static void copyTo(JsonGenerator copy, JsonParser json) throws IOException {
        int depth = 0;
        do {
            copy.copyCurrentEventExact(json);
            if (json.currentToken().isStructStart()) {
                depth++;
            } else if (json.currentToken().isStructEnd()) {
                depth--;
            }
        } while (depth > 0 && json.nextToken() != null);
    }

    Value read(Type type) throws IOException {
        try (JsonParser json = DocumentJson.FACTORY.createParser(text)) {
            return ValueJson.read(json, type);
        }
    }
}
