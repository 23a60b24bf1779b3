package dev.terrane.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.StateSnapshot.OutputState;
import dev.terrane.state.StateSnapshot.ResourceState;
import dev.terrane.value.json.TypeJson;
import dev.terrane.value.json.ValueJson;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Writes a snapshot as Terraform's state version 4.
public final class StateWriter {
    /// What was written once must be readable, however long a value in it is.
    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    /// The version of Terraform that goes on with what is written here.
    public static final String TERRAFORM_VERSION = "1.11.4";

    private final JsonGenerator json;

    private StateWriter(JsonGenerator json) {
        this.json = json;
    }

    public static void write(StateSnapshot state, OutputStream to) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(to)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(printer());
            new StateWriter(json).write(state);
            json.writeRaw('\n');
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        Separators separators =
                Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        printer.indentArraysWith(indent);
        printer.indentObjectsWith(indent);
        return printer;
    }

    private void write(StateSnapshot state) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", 4);
        json.writeStringField("terraform_version", TERRAFORM_VERSION);
        json.writeNumberField("serial", state.serial());
        json.writeStringField("lineage", state.lineage());
        json.writeObjectFieldStart("outputs");
        for (Map.Entry<String, OutputState> output : state.outputs().entrySet()) {
            output(output.getKey(), output.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("resources");
        for (Map.Entry<AllInstances, ResourceState> resource : state.resources().entrySet()) {
            resource(resource.getKey(), resource.getValue());
        }
        json.writeEndArray();
        json.writeFieldName("check_results");
        RawJson.copy(state.checkResults().getBytes(StandardCharsets.UTF_8), json);
        json.writeEndObject();
    }

    private void output(String name, OutputState output) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeFieldName("value");
        ValueJson.write(json, output.value(), output.type());
        json.writeFieldName("type");
        TypeJson.write(json, output.type());
        if (output.sensitive()) {
            json.writeBooleanField("sensitive", true);
        }
        json.writeEndObject();
    }

    private void resource(AllInstances address, ResourceState resource) throws IOException {
        json.writeStartObject();
        if (!address.module().isRoot()) {
            json.writeStringField("module", address.module().toString());
        }
        json.writeStringField("mode", address.resource().mode().word());
        json.writeStringField("type", address.resource().type());
        json.writeStringField("name", address.resource().name());
        if (!resource.own().keySet().containsAll(resource.instances().keySet())) {
            json.writeStringField("provider", resource.provider().toString());
        }
        json.writeArrayFieldStart("instances");
        for (Map.Entry<InstanceKey, InstanceState> entry : resource.instances().entrySet()) {
            InstanceState instance = entry.getValue();
            Optional<ProviderConfigAddress> own =
                    Optional.ofNullable(resource.own().get(entry.getKey()));
            if (instance.current().isPresent()) {
                object(entry.getKey(), own, "", instance.current().get());
            }
            for (Map.Entry<String, ObjectState> deposed : instance.deposed().entrySet()) {
                object(entry.getKey(), own, deposed.getKey(), deposed.getValue());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void object(
            InstanceKey key,
            Optional<ProviderConfigAddress> own,
            String deposed,
            ObjectState object)
            throws IOException {
        json.writeStartObject();
        switch (key) {
            case InstanceKey.NoKey none -> {}
            case InstanceKey.IntKey number -> json.writeNumberField("index_key", number.index());
            case InstanceKey.StringKey text -> json.writeStringField("index_key", text.key());
        }
        if (own.isPresent()) {
            json.writeStringField("provider", own.get().toString());
        }
        if (object.tainted()) {
            json.writeStringField("status", "tainted");
        }
        if (!deposed.isEmpty()) {
            json.writeStringField("deposed", deposed);
        }
        new ObjectWriter(json).properties(object);
        json.writeEndObject();
    }
}
