package dev.terrane.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;
import dev.terrane.value.json.TypeJson;
import dev.terrane.value.json.ValueJson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// `sensitive_attributes`: each path is a list of steps.
final class SensitivePaths {
    private SensitivePaths() {}

    static List<ValuePath> read(JsonParser json) throws IOException {
        List<ValuePath> paths = new ArrayList<>();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return paths;
        }
        while (json.nextToken() == JsonToken.START_ARRAY) {
            List<ValuePath.Step> steps = new ArrayList<>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                steps.add(step(json));
            }
            paths.add(new ValuePath(steps));
        }
        return paths;
    }

    private static ValuePath.Step step(JsonParser json) throws IOException {
        String kind = "";
        byte[] value = new byte[0];
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("type")) {
                kind = json.getText();
            } else {
                value = RawJson.read(json);
            }
        }
        try (JsonParser parser = StateWriter.FACTORY.createParser(value)) {
            return kind.equals("get_attr") ? attribute(parser) : index(parser);
        }
    }

    private static ValuePath.Step attribute(JsonParser json) throws IOException {
        json.nextToken();
        return new ValuePath.AttributeStep(json.getText());
    }

    private static ValuePath.Step index(JsonParser json) throws IOException {
        Type type = Type.DYNAMIC;
        byte[] value = "null".getBytes(StandardCharsets.UTF_8);
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("type")) {
                type = TypeJson.readCurrent(json);
            } else {
                value = RawJson.read(json);
            }
        }
        try (JsonParser parser = StateWriter.FACTORY.createParser(value)) {
            Value key = ValueJson.read(parser, type);
            return new ValuePath.IndexStep(key);
        }
    }
}
