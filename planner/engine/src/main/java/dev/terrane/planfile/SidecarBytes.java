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
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// The form of a sidecar: the length of the variables in four bytes, the variables as JSON, and behind them what
/// `show -json` prints.
final class SidecarBytes {
    private SidecarBytes() {}

    static void write(Map<String, Value> variables, Sidecar.Shown shown, OutputStream to)
            throws IOException {
        byte[] first = encode(variables);
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(first.length);
        out.write(first);
        shown.writeTo(out);
        out.flush();
    }

    private static byte[] encode(Map<String, Value> variables) throws IOException {
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

    static Sidecar decode(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        byte[] variables = new byte[left.getInt()];
        left.get(variables);
        byte[] shown = new byte[left.remaining()];
        left.get(shown);
        return new Sidecar(SortedStrings.copy(variables(variables)), shown);
    }

    private static Map<String, Value> variables(byte[] text) throws IOException {
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
}
