package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.operating.explaining.Cause;
import dev.terrane.operating.explaining.Explanation;
import dev.terrane.plan.ActionReason;
import dev.terrane.plan.ResourceChange;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An explanation as JSON: `{"subject", "actions", "action_reason", "because": [{"kind", "name", "file",
/// "line", "before", "after", "remark", "forces_replacement", "because"}]}`.
///
/// A value that is sensitive is `{"sensitive": true}`, one that is not known `{"unknown": true}`.
public final class WhyJson {
    private final JsonGenerator json;

    public WhyJson(JsonGenerator json) {
        this.json = json;
    }

    public void write(Explanation explanation) throws IOException {
        json.writeStartObject();
        json.writeStringField("format_version", "1.0");
        json.writeStringField("subject", explanation.subject());
        if (explanation.change().isPresent()) {
            write(explanation.change().get());
        }
        write(explanation.causes());
        json.writeEndObject();
    }

    private void write(ResourceChange change) throws IOException {
        json.writeFieldName("actions");
        json.writeStartArray();
        for (String action : change.change().actions()) {
            json.writeString(action);
        }
        json.writeEndArray();
        if (change.reason() != ActionReason.NONE) {
            json.writeStringField("action_reason", change.reason().word());
        }
    }

    private void write(List<Cause> causes) throws IOException {
        json.writeFieldName("because");
        json.writeStartArray();
        for (Cause cause : causes) {
            write(cause);
        }
        json.writeEndArray();
    }

    private void write(Cause cause) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", cause.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("name", cause.name());
        if (cause.where().isPresent()) {
            SourceRange range = cause.where().get();
            json.writeStringField("file", range.filename());
            json.writeNumberField("line", range.start().line());
        }
        write("before", cause.before());
        write("after", cause.after());
        if (!cause.remark().isEmpty()) {
            json.writeStringField("remark", cause.remark());
        }
        if (cause.forcesReplacement()) {
            json.writeBooleanField("forces_replacement", true);
        }
        write(cause.causes());
        json.writeEndObject();
    }

    private void write(String name, Optional<Value> value) throws IOException {
        if (value.isEmpty()) {
            return;
        }
        json.writeFieldName(name);
        boolean hidden =
                value.get().containsMark(Mark.SENSITIVE)
                        || value.get().containsMark(Mark.EPHEMERAL);
        if (hidden || !value.get().isWhollyKnown()) {
            json.writeStartObject();
            json.writeBooleanField(hidden ? "sensitive" : "unknown", true);
            json.writeEndObject();
        } else {
            JsonValues.write(json, value.get());
        }
    }
}
