package dev.terrane.reconciling;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.reconciling.ApplyRecord.AppliedPlan;
import dev.terrane.reconciling.ApplyRecord.ChangeResult;
import dev.terrane.reconciling.ApplyRecord.Status;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A record as one line of a note, in JSON.
final class RecordLines {
    private static final JsonFactory JSON = new JsonFactory();

    private RecordLines() {}

    static String write(ApplyRecord record) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("project", record.project());
            json.writeStringField("status", record.status().name().toLowerCase(Locale.ROOT));
            json.writeStringField("who", record.who());
            json.writeStringField("when", record.when());
            json.writeArrayFieldStart("plans");
            for (AppliedPlan plan : record.plans()) {
                json.writeStartObject();
                json.writeStringField("file", plan.file());
                json.writeStringField("sha256", plan.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("changes");
            for (ChangeResult change : record.changes()) {
                write(json, change);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return line.toString();
    }

    private static void write(JsonGenerator json, ChangeResult change) throws IOException {
        json.writeStartObject();
        json.writeStringField("address", change.address());
        json.writeArrayFieldStart("actions");
        for (String action : change.actions()) {
            json.writeString(action);
        }
        json.writeEndArray();
        json.writeStringField("result", change.result());
        json.writeEndObject();
    }

    /// All lines of a note that are records; anybody may have written others.
    static List<ApplyRecord> readAll(String note) {
        return note.lines().map(RecordLines::read).flatMap(Optional::stream).toList();
    }

    private static Optional<ApplyRecord> read(String line) {
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            return Optional.of(new Reading(json).record());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static final class Reading {
        private final JsonParser json;
        private String project = "";
        private String who = "";
        private String when = "";
        private String status = "";
        private final List<AppliedPlan> plans = new ArrayList<>();
        private final List<ChangeResult> changes = new ArrayList<>();

        Reading(JsonParser json) {
            this.json = json;
        }

        ApplyRecord record() throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "project" -> project = json.getText();
                    case "who" -> who = json.getText();
                    case "when" -> when = json.getText();
                    case "status" -> status = json.getText();
                    case "plans" -> plans();
                    case "changes" -> changes();
                    default -> json.skipChildren();
                }
            }
            return new ApplyRecord(
                    project,
                    who,
                    when,
                    Status.valueOf(status.toUpperCase(Locale.ROOT)),
                    plans,
                    changes);
        }

        private void plans() throws IOException {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                String file = "";
                String sha256 = "";
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    switch (name) {
                        case "file" -> file = json.getText();
                        case "sha256" -> sha256 = json.getText();
                        default -> json.skipChildren();
                    }
                }
                plans.add(new AppliedPlan(file, sha256));
            }
        }

        private void changes() throws IOException {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                String address = "";
                String result = "";
                List<String> actions = new ArrayList<>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    switch (name) {
                        case "address" -> address = json.getText();
                        case "result" -> result = json.getText();
                        case "actions" -> {
                            while (json.nextToken() == JsonToken.VALUE_STRING) {
                                actions.add(json.getText());
                            }
                        }
                        default -> json.skipChildren();
                    }
                }
                changes.add(new ChangeResult(address, actions, result));
            }
        }
    }
}
