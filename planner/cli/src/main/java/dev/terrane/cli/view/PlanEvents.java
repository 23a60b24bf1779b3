package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.plan.ActionInvocation;
import dev.terrane.plan.ActionReason;
import dev.terrane.plan.Change;
import dev.terrane.plan.Drift;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.ResourceChange;

import java.io.IOException;
import java.util.List;

/// The lines of an [EventStream] that say what is planned.
final class PlanEvents {
    private final EventStream stream;

    PlanEvents(EventStream stream) {
        this.stream = stream;
    }

    void drift(Drift drift) {
        boolean moved = !drift.address().equals(drift.previousAddress());
        String action = drift.change().isNoOp() ? "move" : action(drift.change());
        stream.write(
                "info",
                drift.address() + ": Drift detected (" + action + ")",
                json -> {
                    json.writeFieldName("change");
                    json.writeStartObject();
                    writeAddresses(json, drift.address(), drift.previousAddress(), moved);
                    json.writeStringField("action", action);
                    json.writeEndObject();
                    json.writeStringField("type", "resource_drift");
                });
    }

    /// Says nothing of what stays as it is.
    void change(ResourceChange change) {
        if (!change.isEffective()) {
            return;
        }
        String action = action(change);
        stream.write(
                "info",
                change.address() + ": Plan to " + action,
                json -> {
                    json.writeFieldName("change");
                    json.writeStartObject();
                    writeAddresses(
                            json, change.address(), change.previousAddress(), change.moved());
                    json.writeStringField("action", action);
                    writeReason(json, change.reason());
                    writeImport(json, change);
                    json.writeEndObject();
                    json.writeStringField("type", "planned_change");
                });
    }

    void invocation(ActionInvocation invocation) {
        stream.write(
                "info",
                "planned action invocation: " + invocation.action(),
                json -> {
                    json.writeFieldName("invocation");
                    InvocationJson.write(json, invocation);
                    json.writeStringField("type", "planned_action_invocation");
                });
    }

    private static void writeAddresses(
            JsonGenerator json,
            ResourceInstanceAddress address,
            ResourceInstanceAddress previous,
            boolean moved)
            throws IOException {
        EventStream.writeResource(json, "resource", address);
        if (moved) {
            EventStream.writeResource(json, "previous_resource", previous);
        }
    }

    private static String action(ResourceChange change) {
        if (!change.change().isNoOp()) {
            return action(change.change());
        }
        return change.importId().isPresent() ? "import" : "move";
    }

    private static String action(Change change) {
        return switch (change) {
            case Change.Create c -> "create";
            case Change.Read c -> "read";
            case Change.Update c -> "update";
            case Change.Replace c -> "replace";
            case Change.Supersede c -> "forget_then_create";
            case Change.Delete c -> "delete";
            case Change.Forget c -> "remove";
            case Change.NoOp c -> "noop";
        };
    }

    private static void writeReason(JsonGenerator json, ActionReason reason) throws IOException {
        switch (reason) {
            case NONE -> {}
            case REPLACE_BECAUSE_TAINTED -> json.writeStringField("reason", "tainted");
            case REPLACE_BECAUSE_CANNOT_UPDATE -> json.writeStringField("reason", "cannot_update");
            case REPLACE_BY_REQUEST -> json.writeStringField("reason", "requested");
            case REPLACE_BY_TRIGGERS -> json.writeStringField("reason", "replace_triggered_by");
            default -> json.writeStringField("reason", reason.word());
        }
    }

    private static void writeImport(JsonGenerator json, ResourceChange change) throws IOException {
        if (change.importId().isPresent()) {
            json.writeFieldName("importing");
            json.writeStartObject();
            json.writeStringField("id", change.importId().get());
            json.writeEndObject();
        }
    }

    /// What happens to outputs, without their values.
    void outputs(List<OutputChange> outputs) {
        if (outputs.isEmpty()) {
            return;
        }
        stream.write(
                "info",
                "Outputs: " + outputs.size(),
                json -> {
                    json.writeFieldName("outputs");
                    json.writeStartObject();
                    for (OutputChange output : outputs) {
                        json.writeFieldName(output.name());
                        json.writeStartObject();
                        json.writeBooleanField("sensitive", output.sensitive());
                        json.writeStringField("action", action(output.kind()));
                        json.writeEndObject();
                    }
                    json.writeEndObject();
                    json.writeStringField("type", "outputs");
                });
    }

    private static String action(OutputChange.Kind kind) {
        return switch (kind) {
            case CREATE -> "create";
            case UPDATE -> "update";
            case DELETE -> "delete";
            case NO_OP -> "noop";
        };
    }
}
