package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.plan.Plan;
import dev.terrane.plan.Plan.Counts;
import dev.terrane.plan.PlanOptions;
import dev.terrane.state.StateSnapshot.OutputState;
import dev.terrane.state.StateWriter;
import dev.terrane.value.json.TypeJson;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;

/// What `-json` makes of a run: a JSON object a line, each with `@level`, `@message`, `@module`,
/// `@timestamp` and `type`, as Terraform 1.11 writes them.
///
/// Several threads may write; each line comes out whole.
public final class EventStream {
    private static final String MODULE = "terrane.ui";
    private static final String UI_VERSION = "1.2";
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
                    .toFormatter()
                    .withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final Clock clock;
    private final DiagnosticJson diagnostics = new DiagnosticJson();

    public EventStream(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /// What was done: it says how the summary begins.
    public enum Operation {
        APPLY,
        DESTROY
    }

    /// The first line: what writes, and which Terraform it stands in for.
    ///
    /// @param terrane the version of Terrane
    public void version(String terrane) {
        write(
                "info",
                "Terrane " + terrane,
                json -> {
                    json.writeStringField("terrane", terrane);
                    json.writeStringField("terraform", StateWriter.TERRAFORM_VERSION);
                    json.writeStringField("type", "version");
                    json.writeStringField("ui", UI_VERSION);
                });
    }

    public void log(String message) {
        write("info", message, json -> json.writeStringField("type", "log"));
    }

    public void diagnostics(List<Diagnostic> found) {
        found.forEach(this::diagnostic);
    }

    public void diagnostic(Diagnostic diagnostic) {
        diagnostic(diagnostic, Map.of());
    }

    synchronized void diagnostic(Diagnostic diagnostic, Map<String, String> labels) {
        String label = diagnostic.isError() ? "Error: " : "Warning: ";
        write(
                diagnostic.isError() ? "error" : "warn",
                label + diagnostic.summary(),
                labels,
                json -> {
                    json.writeFieldName("diagnostic");
                    diagnostics.write(json, diagnostic);
                    json.writeStringField("type", "diagnostic");
                });
    }

    /// What drifted, what is going to change, how much of it, and the outputs.
    public void plan(Plan plan) {
        var events = new PlanEvents(this);
        boolean refreshOnly = plan.options().mode() == PlanOptions.Mode.REFRESH_ONLY;
        plan.drift().stream()
                .filter(drift -> refreshOnly || !drift.change().isNoOp())
                .forEach(events::drift);
        plan.changes().forEach(events::change);
        plan.invocations().forEach(events::invocation);
        planSummary(plan.counts());
        events.outputs(plan.outputs());
    }

    private void planSummary(Counts counts) {
        String importing = counts.importing() > 0 ? counts.importing() + " to import, " : "";
        summary(
                "Plan: "
                        + importing
                        + counts.add()
                        + " to add, "
                        + counts.change()
                        + " to change, "
                        + counts.destroy()
                        + " to destroy."
                        + (counts.invoke() > 0
                                ? " Actions: " + counts.invoke() + " to invoke."
                                : ""),
                counts,
                "plan");
    }

    /// How much was done.
    public void applied(Counts counts, Operation operation) {
        summary(
                OutcomeText.message(counts, operation),
                counts,
                operation == Operation.DESTROY ? "destroy" : "apply");
    }

    private void summary(String message, Counts counts, String operation) {
        write(
                "info",
                message,
                json -> {
                    json.writeFieldName("changes");
                    json.writeStartObject();
                    json.writeNumberField("add", counts.add());
                    json.writeNumberField("change", counts.change());
                    json.writeNumberField("import", counts.importing());
                    json.writeNumberField("remove", counts.destroy());
                    if (counts.invoke() > 0) {
                        json.writeNumberField("action_invocation", counts.invoke());
                    }
                    json.writeStringField("operation", operation);
                    json.writeEndObject();
                    json.writeStringField("type", "change_summary");
                });
    }

    /// The outputs after something was applied; the values of sensitive ones stay out.
    public void outputs(Map<String, OutputState> outputs) {
        if (outputs.isEmpty()) {
            return;
        }
        write(
                "info",
                "Outputs: " + outputs.size(),
                json -> {
                    json.writeFieldName("outputs");
                    json.writeStartObject();
                    for (Map.Entry<String, OutputState> output : outputs.entrySet()) {
                        json.writeFieldName(output.getKey());
                        writeOutput(json, output.getValue());
                    }
                    json.writeEndObject();
                    json.writeStringField("type", "outputs");
                });
    }

    private static void writeOutput(JsonGenerator json, OutputState output) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("sensitive", output.sensitive());
        json.writeFieldName("type");
        TypeJson.write(json, output.type());
        if (!output.sensitive()) {
            json.writeFieldName("value");
            JsonValues.write(json, output.value());
        }
        json.writeEndObject();
    }

    /// @param content the members behind the common ones, `type` among them
    void write(String level, String message, JsonDocument.Content content) {
        write(level, message, Map.of(), content);
    }

    /// @param labels further common members, such as `@testfile`, sorted
    void write(
            String level,
            String message,
            Map<String, String> labels,
            JsonDocument.Content content) {
        String line =
                JsonDocument.compact(json -> {
                    json.writeStartObject();
                    json.writeStringField("@level", level);
                    json.writeStringField("@message", message);
                    json.writeStringField("@module", MODULE);
                    for (Map.Entry<String, String> label : labels.entrySet()) {
                        json.writeStringField(label.getKey(), label.getValue());
                    }
                    json.writeStringField("@timestamp", TIME.format(Instant.now(clock)));
                    content.write(json);
                    json.writeEndObject();
                });
        byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
        synchronized (this) {
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }

    /// `resource`, as every event about an object has it.
    static void writeResource(JsonGenerator json, String name, ResourceInstanceAddress address)
            throws IOException {
        json.writeFieldName(name);
        json.writeStartObject();
        json.writeStringField("addr", address.toString());
        json.writeStringField("module", address.module().toString());
        json.writeStringField("resource", address.resource() + address.key().suffix());
        json.writeStringField("implied_provider", impliedProvider(address.resource().type()));
        json.writeStringField("resource_type", address.resource().type());
        json.writeStringField("resource_name", address.resource().name());
        json.writeFieldName("resource_key");
        AddressJson.writeKey(json, address.key());
        json.writeEndObject();
    }

    /// The same of an action.
    static void writeAction(JsonGenerator json, String name, ResourceInstanceAddress address)
            throws IOException {
        json.writeFieldName(name);
        json.writeStartObject();
        json.writeStringField("addr", address.toString());
        json.writeStringField("module", address.module().toString());
        json.writeStringField("action", address.resource() + address.key().suffix());
        json.writeStringField("implied_provider", impliedProvider(address.resource().type()));
        json.writeStringField("action_type", address.resource().type());
        json.writeStringField("action_name", address.resource().name());
        json.writeFieldName("action_key");
        AddressJson.writeKey(json, address.key());
        json.writeEndObject();
    }

    private static String impliedProvider(String type) {
        int end = type.indexOf('_');
        return end < 0 ? type : type.substring(0, end);
    }
}
