package dev.terrane.value.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.value.HclNumber;
import dev.terrane.value.Value;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Values whose types follow from the JSON, as for `jsondecode`: an array is a tuple, an object an
/// object, and null has no type.
public final class ImpliedJson {

    private ImpliedJson() {}

    /// The value of a whole text.
    public static Value read(String text) throws IOException {
        try (JsonParser json = DocumentJson.FACTORY.createParser(text)) {
            json.nextToken();
            if (json.currentToken() == null) {
                throw new JsonProblem(json, "the text is empty");
            }
            Value value = readCurrent(json);
            if (json.nextToken() != null) {
                throw new JsonProblem(json, "something follows after the value");
            }
            return value;
        }
    }

    /// The value that begins at the token where the parser is.
    public static Value readCurrent(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> Value.NULL;
            case VALUE_TRUE -> Value.TRUE;
            case VALUE_FALSE -> Value.FALSE;
            case VALUE_STRING -> Value.string(wellFormed(json.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json);
            case START_ARRAY -> readTuple(json);
            case START_OBJECT -> readObject(json);
            default -> throw new JsonProblem(json, "a value is required");
        };
    }

    private static Value number(JsonParser json) throws IOException {
        String text = json.getText();
        return HclNumber.parse(text)
                .map(Value::number)
                .orElseThrow(() -> new JsonProblem(json, text + " is out of range"));
    }

    private static Value readTuple(JsonParser json) throws IOException {
        List<Value> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(readCurrent(json));
        }
        return Value.tuple(elements);
    }

    /// A name may stand twice where both values have the same type; the later one counts.
    private static Value readObject(JsonParser json) throws IOException {
        Map<String, Value> attributes = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = wellFormed(json.currentName());
            json.nextToken();
            Value value = readCurrent(json);
            Value before = attributes.put(name, value);
            if (before != null && !before.type().equals(value.type())) {
                throw new JsonProblem(json, "\"" + name + "\" stands twice in an object");
            }
        }
        return Value.object(attributes);
    }

    /// Half of a pair is no character: Go puts U+FFFD in its place.
    private static String wellFormed(String text) {
        if (text.codePoints().noneMatch(ImpliedJson::isHalfOfPair)) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints().map(c -> isHalfOfPair(c) ? 0xFFFD : c).forEach(repaired::appendCodePoint);
        return repaired.toString();
    }

    private static boolean isHalfOfPair(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
