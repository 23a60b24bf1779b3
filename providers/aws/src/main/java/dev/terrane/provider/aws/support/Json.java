package dev.terrane.provider.aws.support;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.value.HclNumber;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Arguments that are JSON documents.
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /// Keys sorted, no white space; text that is no JSON stays.
    public static String normalized(String text) {
        return parse(text).map(JsonText::of).orElse(text);
    }

    /// Whether two documents hold the same, in whatever order and spacing.
    public static boolean same(Value one, Value other) {
        Optional<Value> document = parse(one.asString());
        return document.isPresent() && document.equals(parse(other.asString()));
    }

    public static Optional<Value> parse(String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() == null) {
                return Optional.empty();
            }
            Value value = value(json);
            return json.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Value value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> Value.string(json.getText());
            case VALUE_TRUE -> Value.TRUE;
            case VALUE_FALSE -> Value.FALSE;
            case VALUE_NULL -> Value.NULL;
            default ->
                    Value.number(
                            HclNumber.parse(json.getText())
                                    .orElseThrow(() -> new IOException("not a number")));
        };
    }

    private static Value object(JsonParser json) throws IOException {
        Map<String, Value> members = new TreeMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, value(json));
        }
        return Value.object(members);
    }

    private static Value array(JsonParser json) throws IOException {
        List<Value> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json));
        }
        return Value.tuple(elements);
    }
}
