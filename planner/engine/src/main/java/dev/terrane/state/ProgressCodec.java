package dev.terrane.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ResourceInstanceAddress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// [Progress] as JSON.
///
/// `{"version":1,"doubts":[{"address":"aws_vpc.main","action":"create"}],
/// "plans":[{"sha256":"9f..","replaced":["aws_vpc.main"],"unfinished":[]}]}`
final class ProgressCodec {
    private static final int VERSION = 1;

    private ProgressCodec() {}

    static byte[] encode(Progress progress) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = StateWriter.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeArrayFieldStart("doubts");
            for (InDoubt doubt : progress.doubts()) {
                write(doubt, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("plans");
            for (Map.Entry<String, PlanProgress> plan : progress.plans().entrySet()) {
                json.writeStartObject();
                json.writeStringField("sha256", plan.getKey());
                addresses("replaced", plan.getValue().replaced(), json);
                addresses("unfinished", plan.getValue().unfinished(), json);
                texts("invoked", plan.getValue().invoked(), json);
                texts("due", plan.getValue().due(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    /// Nothing where there are none: few plans invoke actions.
    private static void texts(String name, Collection<String> texts, JsonGenerator json)
            throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static SortedSet<String> texts(JsonParser json) throws IOException {
        SortedSet<String> texts = new TreeSet<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
        }
        return texts;
    }

    private static void write(InDoubt doubt, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("address", doubt.address().toString());
        if (doubt.deposedKey().isPresent()) {
            json.writeStringField("deposed", doubt.deposedKey().get());
        }
        json.writeStringField("action", doubt.action());
        json.writeEndObject();
    }

    static void addresses(
            String name, Collection<ResourceInstanceAddress> addresses, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (ResourceInstanceAddress address : addresses) {
            json.writeString(address.toString());
        }
        json.writeEndArray();
    }

    static Progress decode(byte[] text) throws StateStoreException {
        try (JsonParser json = StateWriter.FACTORY.createParser(text)) {
            List<InDoubt> doubts = new ArrayList<>();
            Map<String, PlanProgress> plans = new LinkedHashMap<>();
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "version" -> require(json.getIntValue() == VERSION, "version");
                    case "doubts" -> {
                        while (json.nextToken() == JsonToken.START_OBJECT) {
                            doubts.add(doubt(json));
                        }
                    }
                    case "plans" -> {
                        while (json.nextToken() == JsonToken.START_OBJECT) {
                            plan(json, plans);
                        }
                    }
                    default -> json.skipChildren();
                }
            }
            return new Progress(doubts, plans);
        } catch (IOException e) {
            throw new StateStoreException(
                    "What was left beside the state can not be read",
                    "The \"%s\" beside the state is damaged: %s. It names objects that are in doubt, and how far approved plans were carried out. Look at what it says, and then delete it; approved plans that were interrupted have to be made again."
                            .formatted(Companion.PROGRESS.suffix(), e.getMessage()),
                    e);
        }
    }

    private static void require(boolean holds, String name) throws IOException {
        if (!holds) {
            throw new IOException("its \"" + name + "\" is not one that this program knows");
        }
    }

    private static InDoubt doubt(JsonParser json) throws IOException {
        Optional<ResourceInstanceAddress> address = Optional.empty();
        Optional<String> deposed = Optional.empty();
        String action = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "address" -> address = Optional.of(address(json.getText()));
                case "deposed" -> deposed = Optional.of(json.getText());
                case "action" -> action = json.getText();
                default -> json.skipChildren();
            }
        }
        require(address.isPresent(), "address");
        return new InDoubt(address.get(), deposed, action);
    }

    private static void plan(JsonParser json, Map<String, PlanProgress> plans) throws IOException {
        String digest = "";
        List<ResourceInstanceAddress> replaced = List.of();
        List<ResourceInstanceAddress> unfinished = List.of();
        SortedSet<String> invoked = new TreeSet<>();
        SortedSet<String> due = new TreeSet<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "sha256" -> digest = json.getText();
                case "replaced" -> replaced = addresses(json);
                case "unfinished" -> unfinished = addresses(json);
                case "invoked" -> invoked = texts(json);
                case "due" -> due = texts(json);
                default -> json.skipChildren();
            }
        }
        require(!digest.isEmpty(), "sha256");
        plans.put(
                digest,
                new PlanProgress(new TreeSet<>(replaced), new TreeSet<>(unfinished), invoked, due));
    }

    static List<ResourceInstanceAddress> addresses(JsonParser json) throws IOException {
        List<ResourceInstanceAddress> addresses = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            addresses.add(address(json.getText()));
        }
        return addresses;
    }

    private static ResourceInstanceAddress address(String text) throws IOException {
        return AddressParser.instance(text)
                .orElseThrow(() -> new IOException("\"" + text + "\" is no address"));
    }
}
