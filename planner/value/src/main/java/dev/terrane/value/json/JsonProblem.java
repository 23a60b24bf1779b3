package dev.terrane.value.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;

import dev.terrane.value.ValuePath;

/// The JSON is well formed, but not what is wanted there.
public final class JsonProblem extends JsonParseException {
    private final String reason;

    JsonProblem(JsonParser json, String reason) {
        super(json, reason);
        this.reason = reason;
    }

    static JsonProblem at(JsonParser json, ValuePath path, String reason) {
        return new JsonProblem(
                json, path.steps().isEmpty() ? reason : path.display() + ": " + reason);
    }

    /// What is wrong, without the line and column of the JSON.
    public String reason() {
        return reason;
    }
}
