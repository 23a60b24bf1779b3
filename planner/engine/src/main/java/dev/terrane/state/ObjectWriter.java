package dev.terrane.state;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.value.ValuePath;
import dev.terrane.value.json.TypeJson;
import dev.terrane.value.json.ValueJson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Writes what a state holds of an object; [StoredObject] reads it.
final class ObjectWriter {
    private final JsonGenerator json;

    ObjectWriter(JsonGenerator json) {
        this.json = json;
    }

    /// All but the taint, which stands before the key of a deposed object.
    void properties(ObjectState object) throws IOException {
        json.writeNumberField("schema_version", object.schemaVersion());
        json.writeFieldName("attributes");
        RawJson.copy(object.attributes(), json);
        json.writeFieldName("sensitive_attributes");
        paths(object.sensitivePaths());
        if (object.identity().isPresent()) {
            json.writeNumberField(
                    "identity_schema_version", object.identity().get().schemaVersion());
            json.writeFieldName("identity");
            RawJson.copy(object.identity().get().json().getBytes(StandardCharsets.UTF_8), json);
        }
        if (object.privateData().length > 0) {
            json.writeStringField(
                    "private", Base64.getEncoder().encodeToString(object.privateData()));
        }
        dependencies(object.dependencies());
        if (object.createBeforeDestroy()) {
            json.writeBooleanField("create_before_destroy", true);
        }
        if (object.skipDestroy()) {
            json.writeBooleanField("skip_destroy", true);
        }
    }

    private void dependencies(List<ConfigResourceAddress> dependencies) throws IOException {
        if (dependencies.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("dependencies");
        for (ConfigResourceAddress dependency : dependencies) {
            json.writeString(dependency.toString());
        }
        json.writeEndArray();
    }

    private void paths(List<ValuePath> paths) throws IOException {
        json.writeStartArray();
        for (ValuePath path : paths) {
            json.writeStartArray();
            for (ValuePath.Step step : path.steps()) {
                pathStep(step);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void pathStep(ValuePath.Step step) throws IOException {
        json.writeStartObject();
        switch (step) {
            case ValuePath.AttributeStep attribute -> {
                json.writeStringField("type", "get_attr");
                json.writeStringField("value", attribute.name());
            }
            case ValuePath.IndexStep index -> {
                json.writeStringField("type", "index");
                json.writeObjectFieldStart("value");
                json.writeFieldName("value");
                ValueJson.write(json, index.key(), index.key().type());
                json.writeFieldName("type");
                TypeJson.write(json, index.key().type());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }
}
