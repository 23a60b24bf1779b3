package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceInstanceAddress;

import java.io.IOException;

/// The parts of an address as members of a JSON object.
final class AddressJson {
    private AddressJson() {}

    /// `mode`, `type`, `name` and, where there is one, `index`.
    static void writeParts(JsonGenerator json, ResourceInstanceAddress address) throws IOException {
        ResourceAddress resource = address.resource();
        json.writeStringField("mode", resource.mode().word());
        json.writeStringField("type", resource.type());
        json.writeStringField("name", resource.name());
        if (!(address.key() instanceof InstanceKey.NoKey)) {
            json.writeFieldName("index");
            writeKey(json, address.key());
        }
    }

    /// A number, a string, or null where there is none.
    static void writeKey(JsonGenerator json, InstanceKey key) throws IOException {
        switch (key) {
            case InstanceKey.NoKey none -> json.writeNull();
            case InstanceKey.IntKey number -> json.writeNumber(number.index());
            case InstanceKey.StringKey text -> json.writeString(text.key());
        }
    }
}
