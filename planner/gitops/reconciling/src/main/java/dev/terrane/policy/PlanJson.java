package dev.terrane.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON as maps, lists, texts, whole numbers, other numbers, truths and null.
final class PlanJson {
    private static final JsonFactory JSON = new JsonFactory();

    private PlanJson() {}

    @SuppressWarnings("unchecked") // an object has texts as names
    static Map<String, Object> read(byte[] text) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            Object value = value(json);
            if (json.nextToken() == null && value instanceof Map<?, ?> object) {
                return (Map<String, Object>) object;
            }
            throw new IOException("it is no JSON object");
        }
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw new IOException("it is empty");
        }
        return switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json.getDecimalValue());
            case VALUE_NULL -> null;
            default -> throw new IOException("unexpected " + token);
        };
    }

    /// Whole numbers as such, as far as 64 bits hold them.
    static Object number(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            return number.doubleValue();
        }
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, value(json));
        }
        return members;
    }

    private static List<Object> array(JsonParser json) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json));
        }
        return elements;
    }
}
