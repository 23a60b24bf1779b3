package dev.terrane.state;

import com.fasterxml.jackson.core.JsonGenerator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one command has done to a state, or to what it manages.
///
/// @param time RFC 3339 in UTC
/// @param who by whom; names such as `user`, `host`, `ci`, `git`, and what is known under them
/// @param commit of the configuration, empty where it is not known
/// @param previous hash of the record before, empty for the first
public record AuditRecord(
        String time, Map<String, String> who, String commit, Deed deed, String previous) {

    /// What a command tells of itself.
    ///
    /// @param command as it is called, such as `apply` or `state rm`
    /// @param plans SHA-256 of the approved plan files, none for a fresh plan
    /// @param approvers who had agreed to them, as far as a command has looked
    /// @param addresses of the objects that were touched
    /// @param serialBefore of the state
    /// @param serialAfter of the state
    /// @param outcome `done`, `failed`, or `interrupted` for what the journal of another command told
    public record Deed(
            String command,
            List<String> plans,
            List<String> approvers,
            List<String> addresses,
            long serialBefore,
            long serialAfter,
            String outcome) {
        public Deed {
            plans = List.copyOf(plans);
            approvers = List.copyOf(approvers);
            addresses = List.copyOf(addresses);
        }
    }

    public AuditRecord {
        who = Collections.unmodifiableMap(new LinkedHashMap<>(who));
    }

    AuditRecord after(String hash) {
        return new AuditRecord(time, who, commit, deed, hash);
    }

    /// On one line; its hash is that of these bytes.
    public byte[] toJson() {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = StateWriter.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("time", time);
            json.writeStringField("command", deed.command());
            json.writeStringField("outcome", deed.outcome());
            json.writeObjectFieldStart("who");
            for (var each : who.entrySet()) {
                json.writeStringField(each.getKey(), each.getValue());
            }
            json.writeEndObject();
            json.writeStringField("commit", commit);
            write(json, "plans", deed.plans());
            write(json, "approvers", deed.approvers());
            json.writeNumberField("serial_before", deed.serialBefore());
            json.writeNumberField("serial_after", deed.serialAfter());
            write(json, "addresses", deed.addresses());
            json.writeStringField("previous", previous);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, String name, List<String> texts)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
