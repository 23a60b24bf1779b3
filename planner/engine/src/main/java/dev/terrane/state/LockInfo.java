package dev.terrane.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// What stands beside a locked state, so that others are told who has locked it.
///
/// @param created RFC 3339 in UTC
/// @param path of the state, as its owner wrote it
public record LockInfo(
        String id,
        String operation,
        String info,
        String who,
        String version,
        String created,
        String path) {

    private static final String UNKNOWN = "unknown";

    /// A lock of which nothing is written, or nothing that can be read.
    public static LockInfo withoutNote(String path) {
        return withoutNote(UNKNOWN, path);
    }

    /// The same, where the place itself has a name for it.
    public static LockInfo withoutNote(String id, String path) {
        return new LockInfo(id, "", "", "", "", "", path);
    }

    /// Whether it is written somewhere who has it.
    public boolean isNoted() {
        return !who.isEmpty();
    }

    /// Who has locked it, as a sentence.
    public String sentence() {
        if (!isNoted()) {
            return "Who has locked it is not written there (lock ID \"%s\").".formatted(id);
        }
        return "It was locked by %s at %s for %s (lock ID \"%s\")."
                .formatted(who, created, operation, id);
    }

    /// As Terraform writes it.
    public byte[] toJson() {
        try {
            return json();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
    }

    private byte[] json() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = StateWriter.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("ID", id);
            json.writeStringField("Operation", operation);
            json.writeStringField("Info", info);
            json.writeStringField("Who", who);
            json.writeStringField("Version", version);
            json.writeStringField("Created", created);
            json.writeStringField("Path", path);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    public static LockInfo read(InputStream text) throws IOException {
        LockInfo info = new LockInfo("", "", "", "", "", "", "");
        try (JsonParser json = StateWriter.FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is no JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                info = info.with(name, json.getText());
            }
        }
        if (info.id().isEmpty()) {
            throw new IOException("it names no lock");
        }
        return info;
    }

    private LockInfo with(String name, String value) {
        return switch (name) {
            case "ID" -> new LockInfo(value, operation, info, who, version, created, path);
            case "Operation" -> new LockInfo(id, value, info, who, version, created, path);
            case "Info" -> new LockInfo(id, operation, value, who, version, created, path);
            case "Who" -> new LockInfo(id, operation, info, value, version, created, path);
            case "Version" -> new LockInfo(id, operation, info, who, value, created, path);
            case "Created" -> new LockInfo(id, operation, info, who, version, value, path);
            case "Path" -> new LockInfo(id, operation, info, who, version, created, value);
            default -> this;
        };
    }
}
