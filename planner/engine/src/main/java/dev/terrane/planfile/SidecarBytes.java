package dev.terrane.planfile;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.value.SortedStrings;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.json.DocumentJson;
import dev.terrane.value.json.ValueJson;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// The parts of a sidecar, as they are before they are encrypted: variables as JSON, and what `show -json`
/// prints, compressed, because that costs less than to encrypt all of it.
final class SidecarBytes {
    private SidecarBytes() {}

    static byte[] encode(Map<String, Value> variables) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = DocumentJson.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            for (Map.Entry<String, Value> variable : SortedStrings.copy(variables).entrySet()) {
                json.writeFieldName(variable.getKey());
                ValueJson.write(json, variable.getValue().withoutMarksDeep(), Type.DYNAMIC);
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    static Map<String, Value> variables(byte[] text) throws IOException {
        Map<String, Value> variables = new HashMap<>();
        try (JsonParser json = DocumentJson.FACTORY.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                variables.put(name, ValueJson.read(json, Type.DYNAMIC));
            }
        }
        return variables;
    }

    static void write(Sidecar.Shown shown, OutputStream to) throws IOException {
        Deflater quick = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream compressed = new DeflaterOutputStream(to, quick)) {
            shown.writeTo(compressed);
        } finally {
            quick.end();
        }
    }

    static byte[] shown(byte[] compressed) throws IOException {
        try (InflaterInputStream whole =
                new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            return whole.readAllBytes();
        }
    }
}
