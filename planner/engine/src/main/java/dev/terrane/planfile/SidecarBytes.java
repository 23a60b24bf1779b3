package dev.terrane.planfile;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.value.SortedStrings;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.json.DocumentJson;
import dev.terrane.value.json.ValueJson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A sidecar as JSON: `{"variables": {"name": {"value": ..., "type": ...}}, "shown": BASE64}`.
final class SidecarBytes {
    private SidecarBytes() {}

    static byte[] encode(Sidecar sidecar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = DocumentJson.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart("variables");
            for (Map.Entry<String, Value> variable : sidecar.variables().entrySet()) {
                json.writeFieldName(variable.getKey());
                ValueJson.write(json, variable.getValue(), Type.DYNAMIC);
            }
            json.writeEndObject();
            if (sidecar.shown().isPresent()) {
                json.writeStringField(
                        "shown", Base64.getEncoder().encodeToString(sidecar.shown().get()));
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    static Sidecar decode(byte[] bytes) throws IOException {
        Map<String, Value> variables = new HashMap<>();
        Optional<byte[]> shown = Optional.empty();
        try (JsonParser json = DocumentJson.FACTORY.createParser(bytes)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("shown")) {
                    shown = Optional.of(Base64.getDecoder().decode(json.getText()));
                } else {
                    readVariables(json, variables);
                }
            }
        }
        return new Sidecar(SortedStrings.copy(variables), shown);
    }

    private static void readVariables(JsonParser json, Map<String, Value> variables)
            throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            variables.put(name, ValueJson.read(json, Type.DYNAMIC));
        }
    }
}
