package dev.terrane.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.state.StateSnapshot.ObjectState;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Records of a journal as compact JSON.
///
/// `{"record":"gone","address":"aws_vpc.main","deposed":"1f2e3d4c"}`
final class JournalCodec {
    private JournalCodec() {}

    static byte[] encode(JournalRecord next) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = StateWriter.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            write(next, json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JournalRecord next, JsonGenerator json) throws IOException {
        switch (next) {
            case JournalRecord.Intent intent -> {
                head("intent", next, intent.deposedKey(), json);
                json.writeStringField("provider", intent.provider().toString());
                json.writeStringField("action", intent.action());
                json.writeStringField("digest", intent.digest());
            }
            case JournalRecord.Saved saved -> {
                head("saved", next, saved.deposedKey(), json);
                json.writeStringField("provider", saved.provider().toString());
                object(saved.object(), json);
            }
            case JournalRecord.Gone gone -> head("gone", next, gone.deposedKey(), json);
            case JournalRecord.Failed failed -> head("failed", next, failed.deposedKey(), json);
            case JournalRecord.Deposed deposed ->
                    head("deposed", next, Optional.of(deposed.deposedKey()), json);
            case JournalRecord.Restored restored ->
                    head("restored", next, Optional.of(restored.deposedKey()), json);
            case JournalRecord.Due due -> {
                head("due", next, Optional.empty(), json);
                json.writeArrayFieldStart("places");
                for (String place : due.places()) {
                    json.writeString(place);
                }
                json.writeEndArray();
            }
            case JournalRecord.Invoking invoking -> {
                head("invoking", next, Optional.empty(), json);
                json.writeStringField("place", invoking.place());
                json.writeStringField("provider", invoking.provider().toString());
                json.writeStringField("digest", invoking.digest());
            }
            case JournalRecord.Invoked invoked -> {
                head("invoked", next, Optional.empty(), json);
                json.writeStringField("place", invoked.place());
                json.writeBooleanField("succeeded", invoked.succeeded());
            }
            case JournalRecord.Rearranged rearranged -> {
                head("rearranged", next, Optional.empty(), json);
                json.writeArrayFieldStart("parts");
                for (JournalRecord part : rearranged.parts()) {
                    json.writeStartObject();
                    write(part, json);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        }
    }

    private static void head(
            String kind, JournalRecord next, Optional<String> deposedKey, JsonGenerator json)
            throws IOException {
        json.writeStringField("record", kind);
        json.writeStringField("address", next.address().toString());
        if (deposedKey.isPresent()) {
            json.writeStringField("deposed", deposedKey.get());
        }
    }

    private static void object(ObjectState object, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("object");
        if (object.tainted()) {
            json.writeStringField("status", "tainted");
        }
        new ObjectWriter(json).properties(object);
        json.writeEndObject();
    }

    /// @throws StateFormatException where the record is none of ours
    static JournalRecord decode(JsonParser json, KnownAddresses addresses)
            throws IOException, StateFormatException {
        Properties read = new Properties(addresses);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            read.property(name, json);
        }
        return read.toRecord();
    }

    /// What was read of a record.
    private static final class Properties {
        private final KnownAddresses addresses;
        private String kind = "";
        private String address = "";
        private Optional<String> deposedKey = Optional.empty();
        private String provider = "";
        private String action = "";
        private String digest = "";
        private String place = "";
        private final List<String> places = new ArrayList<>();
        private boolean succeeded;
        private @Nullable ObjectState object;
        private final List<JournalRecord> parts = new ArrayList<>();

        Properties(KnownAddresses addresses) {
            this.addresses = addresses;
        }

        void property(String name, JsonParser json) throws IOException, StateFormatException {
            switch (name) {
                case "record" -> kind = json.getText();
                case "address" -> address = json.getText();
                case "deposed" -> deposedKey = Optional.of(json.getText());
                case "provider" -> provider = json.getText();
                case "action" -> action = json.getText();
                case "digest" -> digest = json.getText();
                case "place" -> place = json.getText();
                case "places" -> {
                    while (json.nextToken() == JsonToken.VALUE_STRING) {
                        places.add(json.getText());
                    }
                }
                case "succeeded" -> succeeded = json.getBooleanValue();
                case "object" -> object = StoredObject.read(json, addresses).object();
                case "parts" -> parts(json);
                default -> json.skipChildren();
            }
        }

        private void parts(JsonParser json) throws IOException, StateFormatException {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                parts.add(decode(json, addresses));
            }
        }

        JournalRecord toRecord() throws StateFormatException {
            return switch (kind) {
                case "intent" ->
                        new JournalRecord.Intent(address(), deposedKey, provider(), action, digest);
                case "saved" ->
                        new JournalRecord.Saved(address(), deposedKey, provider(), object());
                case "gone" -> new JournalRecord.Gone(address(), deposedKey);
                case "failed" -> new JournalRecord.Failed(address(), deposedKey);
                case "deposed" -> new JournalRecord.Deposed(address(), key());
                case "restored" -> new JournalRecord.Restored(address(), key());
                case "due" -> new JournalRecord.Due(address(), places);
                case "invoking" -> new JournalRecord.Invoking(address(), place, provider(), digest);
                case "invoked" -> new JournalRecord.Invoked(address(), place, succeeded);
                case "rearranged" -> rearranged();
                default ->
                        throw new StateFormatException(
                                "\"%s\" is no kind of record that this program knows"
                                        .formatted(kind));
            };
        }

        private ResourceInstanceAddress address() throws StateFormatException {
            return AddressParser.instance(address)
                    .orElseThrow(() -> missing("address of a resource", address));
        }

        private ProviderConfigAddress provider() throws StateFormatException {
            return addresses
                    .provider(provider)
                    .orElseThrow(() -> missing("address of a provider", provider));
        }

        private ObjectState object() throws StateFormatException {
            if (object == null) {
                throw missing("object", "");
            }
            return object;
        }

        private JournalRecord rearranged() throws StateFormatException {
            if (parts.isEmpty()) {
                throw missing("parts", "");
            }
            return new JournalRecord.Rearranged(parts);
        }

        private String key() throws StateFormatException {
            return deposedKey.orElseThrow(() -> missing("key of a deposed object", ""));
        }

        private StateFormatException missing(String what, String text) {
            return new StateFormatException(
                    "a record \"%s\" has no valid %s: \"%s\"".formatted(kind, what, text));
        }
    }
}
