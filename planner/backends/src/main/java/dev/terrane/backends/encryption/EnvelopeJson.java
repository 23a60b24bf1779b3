package dev.terrane.backends.encryption;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;

import dev.terrane.state.StateEncryption.Stamp;
import dev.terrane.state.StateFormatException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Envelopes as JSON: `{"meta":{...},"encrypted_data":"...","encryption_version":"v0"}`, those of
/// states with `serial` and `lineage` before.
final class EnvelopeJson {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private EnvelopeJson() {}

    static byte[] write(Envelope envelope) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            if (envelope.stamp().isPresent()) {
                json.setPrettyPrinter(printer());
            }
            write(envelope, json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Envelope envelope, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (envelope.stamp().isPresent()) {
            json.writeNumberField("serial", envelope.stamp().get().serial());
            json.writeStringField("lineage", envelope.stamp().get().lineage());
        }
        json.writeObjectFieldStart("meta");
        for (Map.Entry<String, byte[]> note : envelope.notes().all().entrySet()) {
            json.writeStringField(
                    note.getKey(), Base64.getEncoder().encodeToString(note.getValue()));
        }
        json.writeEndObject();
        json.writeStringField(
                "encrypted_data", Base64.getEncoder().encodeToString(envelope.data()));
        json.writeStringField("encryption_version", envelope.version());
        json.writeEndObject();
    }

    private static DefaultPrettyPrinter printer() {
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                                .withObjectEmptySeparator(""));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return printer;
    }

    /// Nothing where the text is none of an envelope.
    ///
    /// @throws StateFormatException where it is cut off
    static Optional<Envelope> read(byte[] text) throws StateFormatException {
        if (text.length == 0 || text[0] != '{' || !mayBeEnvelope(text)) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(text)) {
            return new Reading().read(json);
        } catch (IOException | IllegalArgumentException e) {
            throw new StateFormatException("it is cut off, or damaged");
        }
    }

    /// Whether one of the names stands in it that make it an envelope. Most texts are none, and need not be parsed to be sure.
    private static boolean mayBeEnvelope(byte[] text) {
        String bytes = new String(text, StandardCharsets.ISO_8859_1);
        return bytes.contains("\"encrypted_data\"") || bytes.contains("\"encryption_version\"");
    }

    private static final class Reading {
        private Optional<Long> serial = Optional.empty();
        private String lineage = "";
        private final SortedMap<String, byte[]> notes = new TreeMap<>();
        private Optional<byte[]> data = Optional.empty();
        private String version = "";

        Optional<Envelope> read(JsonParser json) throws IOException, StateFormatException {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                property(name, json);
            }
            if (data.isEmpty() && version.isEmpty()) {
                return Optional.empty();
            }
            if (json.currentToken() != JsonToken.END_OBJECT || data.isEmpty()) {
                throw new StateFormatException("it is cut off, or damaged");
            }
            Optional<Stamp> stamp = serial.map(number -> new Stamp(lineage, number));
            return Optional.of(new Envelope(stamp, new KeyNotes(notes), data.get(), version));
        }

        private void property(String name, JsonParser json) throws IOException {
            switch (name) {
                case "serial" -> serial = Optional.of(json.getValueAsLong());
                case "lineage" -> lineage = json.getText();
                case "meta" -> notes(json);
                case "encrypted_data" ->
                        data = Optional.of(Base64.getDecoder().decode(json.getText()));
                case "encryption_version" -> version = json.getText();
                default -> json.skipChildren();
            }
        }

        private void notes(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                notes.put(name, Base64.getDecoder().decode(json.getText()));
            }
        }
    }
}
