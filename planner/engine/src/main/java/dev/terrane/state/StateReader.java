package dev.terrane.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.address.ResourceMode;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.OutputState;
import dev.terrane.state.StateSnapshot.ResourceState;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.json.TypeJson;
import dev.terrane.value.json.ValueJson;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads Terraform's state version 4, and the older ones by way of [OlderState].
public final class StateReader {
    private static final int VERSION = 4;
    private static final byte[] NO_MODULES = "[]".getBytes(StandardCharsets.UTF_8);

    private final JsonParser json;
    private final KnownAddresses addresses = new KnownAddresses();
    private long version;
    private boolean encrypted;
    private String terraformVersion = "";
    private long serial;
    private String lineage = "";
    private final SortedMap<String, OutputState> outputs = new TreeMap<>();
    private final SortedMap<AllInstances, ResourceState> resources = new TreeMap<>();
    private String checkResults = "null";
    private byte[] modules = NO_MODULES;

    private StateReader(JsonParser json) {
        this.json = json;
    }

    /// @throws StateFormatException where the text is no state, or one of another version
    public static StateSnapshot read(byte[] text) throws StateFormatException {
        try {
            return read(new ByteArrayInputStream(text));
        } catch (IOException e) {
            throw new StateFormatException(String.valueOf(e.getMessage()));
        }
    }

    /// The same from a stream, which is read to its end.
    public static StateSnapshot read(InputStream text) throws IOException, StateFormatException {
        try (JsonParser json = StateWriter.FACTORY.createParser(text)) {
            return new StateReader(json).read();
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null ? "it" : "line " + e.getLocation().getLineNr();
            throw new StateFormatException(
                    "%s is not valid JSON: %s".formatted(where, e.getOriginalMessage()));
        }
    }

    private StateSnapshot read() throws IOException, StateFormatException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new StateFormatException("it does not begin as a JSON object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            property(name);
        }
        if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
            throw new StateFormatException("there is more text behind its end");
        }
        checkVersion();
        if (version < VERSION) {
            return read(new OlderState(version, older()).upgraded());
        }
        return new StateSnapshot(
                terraformVersion, serial, lineage, outputs, resources, checkResults);
    }

    private void property(String name) throws IOException, StateFormatException {
        switch (name) {
            case "version" -> version = json.getLongValue();
            case "terraform_version" -> terraformVersion = json.getText();
            case "serial" -> serial = json.getLongValue();
            case "lineage" -> lineage = json.getText();
            case "outputs" -> outputs();
            case "resources" -> resources();
            case "modules" -> modules = RawJson.read(json);
            case "check_results" ->
                    checkResults = new String(RawJson.read(json), StandardCharsets.UTF_8);
            case "encrypted_data" -> encrypted = true;
            default -> json.skipChildren();
        }
    }

    private void checkVersion() throws StateFormatException {
        if (version == 0 && encrypted) {
            throw new StateFormatException(
                    "it is encrypted, and neither an \"encryption\" block of the configuration nor TF_ENCRYPTION says how to read it");
        }
        if (version == 0) {
            throw new StateFormatException("it has no \"version\", which every state has");
        }
        if (version > VERSION) {
            throw new StateFormatException(
                    "it is in version %d of the state format, which a newer program has written, and this program knows version %d"
                            .formatted(version, VERSION));
        }
        if (version < 0) {
            throw new StateFormatException("its \"version\" is %d".formatted(version));
        }
    }

    private JsonTree.Node older() throws IOException {
        return new JsonTree.Tree(
                Map.of(
                        "terraform_version",
                        new JsonTree.Scalar(JsonToken.VALUE_STRING, terraformVersion),
                        "serial",
                        new JsonTree.Scalar(JsonToken.VALUE_NUMBER_INT, Long.toString(serial)),
                        "lineage",
                        new JsonTree.Scalar(JsonToken.VALUE_STRING, lineage),
                        "modules",
                        JsonTree.read(modules)));
    }

    private void outputs() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            outputs.put(name, output());
        }
    }

    /// The type stands behind the value, so the value is kept as text until it is known.
    private OutputState output() throws IOException {
        byte[] value = "null".getBytes(StandardCharsets.UTF_8);
        Type type = Type.DYNAMIC;
        boolean sensitive = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "value" -> value = RawJson.read(json);
                case "type" -> type = TypeJson.readCurrent(json);
                case "sensitive" -> sensitive = json.getBooleanValue();
                default -> json.skipChildren();
            }
        }
        try (JsonParser parser = StateWriter.FACTORY.createParser(value)) {
            Value read = ValueJson.read(parser, type);
            return new OutputState(read, type, sensitive);
        }
    }

    private void resources() throws IOException, StateFormatException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            resource();
        }
    }

    private void resource() throws IOException, StateFormatException {
        String module = "";
        String mode = "";
        String type = "";
        String name = "";
        String provider = "";
        SortedMap<InstanceKey, InstanceState> instances = new TreeMap<>();
        SortedMap<InstanceKey, String> own = new TreeMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String property = json.currentName();
            json.nextToken();
            switch (property) {
                case "module" -> module = json.getText();
                case "mode" -> mode = json.getText();
                case "type" -> type = json.getText();
                case "name" -> name = json.getText();
                case "provider" -> provider = json.getText();
                case "instances" -> instances(instances, own);
                default -> json.skipChildren();
            }
        }
        AllInstances address = address(module, mode, type, name);
        if (resources.put(address, resource(address, provider, instances, own)) != null) {
            throw new StateFormatException("it holds %s twice".formatted(address));
        }
    }

    /// As OpenTofu writes it, each instance may name a provider of its own, and the resource none.
    private ResourceState resource(
            AllInstances address,
            String provider,
            SortedMap<InstanceKey, InstanceState> instances,
            SortedMap<InstanceKey, String> own)
            throws StateFormatException {
        SortedMap<InstanceKey, ProviderConfigAddress> managers = new TreeMap<>();
        for (Map.Entry<InstanceKey, String> each : own.entrySet()) {
            managers.put(each.getKey(), provider(each.getValue(), address));
        }
        boolean eachHasOwn =
                !managers.isEmpty() && managers.keySet().containsAll(instances.keySet());
        ProviderConfigAddress common =
                provider.isEmpty() && eachHasOwn
                        ? managers.lastEntry().getValue()
                        : provider(provider, address);
        return new ResourceState(common, instances, managers);
    }

    private AllInstances address(String module, String mode, String type, String name)
            throws StateFormatException {
        Optional<ModuleAddress> parsed = addresses.module(module);
        Optional<ResourceMode> known =
                Arrays.stream(ResourceMode.values()).filter(m -> m.word().equals(mode)).findFirst();
        if (parsed.isEmpty() || known.isEmpty() || type.isEmpty() || name.isEmpty()) {
            throw new StateFormatException(
                    "a resource in it has no valid address: module \"%s\", mode \"%s\", type \"%s\", name \"%s\""
                            .formatted(module, mode, type, name));
        }
        return new AllInstances(parsed.get(), new ResourceAddress(known.get(), type, name));
    }

    private ProviderConfigAddress provider(String text, AllInstances address)
            throws StateFormatException {
        return addresses
                .provider(text)
                .orElseThrow(() ->
                        new StateFormatException(
                                "\"%s\", the provider of %s, is no address of a provider"
                                        .formatted(text, address)));
    }

    private void instances(
            SortedMap<InstanceKey, InstanceState> instances, SortedMap<InstanceKey, String> own)
            throws IOException, StateFormatException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            StoredObject stored = StoredObject.read(json, addresses);
            InstanceState known =
                    instances.getOrDefault(
                            stored.key(), new InstanceState(Optional.empty(), new TreeMap<>()));
            instances.put(stored.key(), stored.addTo(known));
            stored.provider().ifPresent(provider -> own.put(stored.key(), provider));
        }
    }
}
