package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.value.Value;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// One object under `resources` of a module, as it is or is going to be.
///
/// @param value null where it is going to be no longer managed
/// @param deposedKey where it was replaced and is still there
record ResourceJson(
        ResourceInstanceAddress address,
        String provider,
        long schemaVersion,
        Value value,
        List<String> dependencies,
        boolean tainted,
        Optional<String> deposedKey) {

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("address", address.toString());
        AddressJson.writeParts(json, address);
        json.writeStringField("provider_name", provider);
        json.writeNumberField("schema_version", schemaVersion);
        if (!value.isNull()) {
            json.writeFieldName("values");
            JsonValues.write(json, value);
        }
        json.writeFieldName("sensitive_values");
        JsonValues.writeSensitive(json, value);
        writeState(json);
        json.writeEndObject();
    }

    private void writeState(JsonGenerator json) throws IOException {
        if (!dependencies.isEmpty()) {
            json.writeFieldName("depends_on");
            json.writeStartArray();
            for (String dependency : dependencies) {
                json.writeString(dependency);
            }
            json.writeEndArray();
        }
        if (tainted) {
            json.writeBooleanField("tainted", true);
        }
        if (deposedKey.isPresent()) {
            json.writeStringField("deposed_key", deposedKey.get());
        }
    }
}
