package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.StateSnapshot.OutputState;
import dev.terrane.state.StateSnapshot.ResourceState;
import dev.terrane.value.json.TypeJson;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// The document of `show -json` for a state, in format 1.0, and of `output -json`.
public final class StateJson {
    private static final String FORMAT = "1.0";

    private final StoredObjects objects;

    public StateJson(ObjectTypes types) {
        this.objects = new StoredObjects(types);
    }

    /// A whole document; of a state that holds nothing, its format alone.
    public void write(JsonGenerator json, StateSnapshot state) throws IOException {
        json.writeStartObject();
        json.writeStringField("format_version", FORMAT);
        if (!state.isEmpty()) {
            json.writeStringField("terraform_version", state.terraformVersion());
            writeValues(json, state);
            CheckJson.writeField(json, StoredChecks.read(state.checkResults()));
        }
        json.writeEndObject();
    }

    /// `prior_state` of a plan.
    void writePrior(JsonGenerator json, StateSnapshot state, String terraformVersion)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("format_version", FORMAT);
        json.writeStringField("terraform_version", terraformVersion);
        writeValues(json, state);
        json.writeEndObject();
    }

    private void writeValues(JsonGenerator json, StateSnapshot state) throws IOException {
        json.writeFieldName("values");
        json.writeStartObject();
        writeMembers(json, state);
        json.writeEndObject();
    }

    /// `outputs` and `root_module`, as members of an object that somebody else has begun.
    void writeMembers(JsonGenerator json, StateSnapshot state) throws IOException {
        if (!state.outputs().isEmpty()) {
            json.writeFieldName("outputs");
            json.writeStartObject();
            for (Map.Entry<String, OutputState> output : state.outputs().entrySet()) {
                json.writeFieldName(output.getKey());
                writeShownOutput(json, output.getValue());
            }
            json.writeEndObject();
        }
        json.writeFieldName("root_module");
        modules(state).write(json);
    }

    private static void writeShownOutput(JsonGenerator json, OutputState output)
            throws IOException {
        json.writeStartObject();
        json.writeBooleanField("sensitive", output.sensitive());
        json.writeFieldName("value");
        JsonValues.write(json, output.value());
        json.writeFieldName("type");
        TypeJson.write(json, output.type());
        json.writeEndObject();
    }

    private ModulesJson modules(StateSnapshot state) {
        var modules = new ModulesJson();
        for (Map.Entry<AllInstances, ResourceState> entry : state.resources().entrySet()) {
            ResourceState resource = entry.getValue();
            resource.instances()
                    .forEach((key, instance) ->
                            add(modules, entry.getKey().instance(key), resource, instance));
        }
        return modules;
    }

    private void add(
            ModulesJson modules,
            ResourceInstanceAddress address,
            ResourceState resource,
            InstanceState instance) {
        instance.current()
                .ifPresent(object -> add(modules, address, resource, object, Optional.empty()));
        instance.deposed()
                .forEach(
                        (key, object) -> add(modules, address, resource, object, Optional.of(key)));
    }

    private void add(
            ModulesJson modules,
            ResourceInstanceAddress address,
            ResourceState resource,
            ObjectState object,
            Optional<String> deposedKey) {
        modules.add(
                address.module(),
                () ->
                        new ResourceJson(
                                address,
                                resource.provider().source().toString(),
                                object.schemaVersion(),
                                objects.decode(address, resource, object),
                                object.dependencies().stream()
                                        .map(ConfigResourceAddress::toString)
                                        .sorted()
                                        .toList(),
                                object.tainted(),
                                deposedKey));
    }

    /// `output -json`: all outputs, with the values of sensitive ones.
    public static void writeOutputs(JsonGenerator json, SortedMap<String, OutputState> outputs)
            throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, OutputState> output : outputs.entrySet()) {
            json.writeFieldName(output.getKey());
            json.writeStartObject();
            json.writeBooleanField("sensitive", output.getValue().sensitive());
            json.writeFieldName("type");
            TypeJson.write(json, output.getValue().type());
            json.writeFieldName("value");
            JsonValues.write(json, output.getValue().value());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /// `output -json NAME`: the value alone.
    public static void writeOutput(JsonGenerator json, OutputState output) throws IOException {
        JsonValues.write(json, output.value());
    }
}
