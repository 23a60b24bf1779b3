package dev.terrane.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.InstanceKey;
import dev.terrane.state.StateSnapshot.IdentityState;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.value.ValuePath;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One element of `instances`: an object with its key, current or deposed.
final class StoredObject {
    private InstanceKey key = InstanceKey.NONE;
    private String deposed = "";
    private String provider = "";
    private boolean tainted;
    private long schemaVersion;
    private byte[] attributes = "{}".getBytes(StandardCharsets.UTF_8);
    private List<ValuePath> sensitive = List.of();
    private byte[] privateData = new byte[0];
    private final List<ConfigResourceAddress> dependencies = new ArrayList<>();
    private boolean createBeforeDestroy;
    private boolean skipDestroy;
    private long identityVersion;
    private String identity = "";

    private final KnownAddresses addresses;

    private StoredObject(KnownAddresses addresses) {
        this.addresses = addresses;
    }

    static StoredObject read(JsonParser json, KnownAddresses addresses)
            throws IOException, StateFormatException {
        StoredObject stored = new StoredObject(addresses);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            stored.property(name, json);
        }
        return stored;
    }

    InstanceKey key() {
        return key;
    }

    /// Its own, where the resource has not one for all.
    Optional<String> provider() {
        return provider.isEmpty() ? Optional.empty() : Optional.of(provider);
    }

    InstanceState addTo(InstanceState others) throws StateFormatException {
        if (deposed.isEmpty()) {
            if (others.current().isPresent()) {
                throw new StateFormatException("it holds two current objects with the same key");
            }
            return new InstanceState(Optional.of(object()), others.deposed());
        }
        SortedMap<String, ObjectState> all = new TreeMap<>(others.deposed());
        all.put(deposed, object());
        return new InstanceState(others.current(), all);
    }

    ObjectState object() {
        return new ObjectState(
                tainted,
                schemaVersion,
                attributes,
                sensitive,
                privateData,
                dependencies,
                createBeforeDestroy,
                identity.isEmpty() || identity.equals("null")
                        ? Optional.empty()
                        : Optional.of(new IdentityState(identityVersion, identity)),
                skipDestroy);
    }

    private void property(String name, JsonParser json) throws IOException, StateFormatException {
        switch (name) {
            case "index_key" -> key = indexKey(json);
            case "provider" -> provider = json.getText();
            case "deposed" -> deposed = json.getText();
            case "status" -> tainted = json.getText().equals("tainted");
            case "schema_version" -> schemaVersion = json.getLongValue();
            case "attributes" -> attributes = RawJson.read(json);
            case "attributes_flat" -> flat(json);
            case "sensitive_attributes" -> sensitive = SensitivePaths.read(json);
            case "private" -> privateData = Base64.getDecoder().decode(json.getText());
            case "dependencies" -> dependencies(json);
            case "create_before_destroy" -> createBeforeDestroy = json.getBooleanValue();
            case "skip_destroy" -> skipDestroy = json.getBooleanValue();
            case "identity_schema_version" -> identityVersion = json.getLongValue();
            case "identity" -> identity = new String(RawJson.read(json), StandardCharsets.UTF_8);
            default -> json.skipChildren();
        }
    }

    /// Of an object that Terraform has kept as it was before version 0.12.
    private void flat(JsonParser json) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            texts.put(name, json.getText());
        }
        if (!texts.isEmpty()) {
            attributes = Flatmap.toJson(texts, false);
        }
    }

    private static InstanceKey indexKey(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NUMBER_INT -> InstanceKey.of(json.getIntValue());
            case VALUE_STRING -> InstanceKey.of(json.getText());
            default -> InstanceKey.NONE;
        };
    }

    private void dependencies(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            addresses.resource(json.getText()).ifPresent(dependencies::add);
        }
    }
}
