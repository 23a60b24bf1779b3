package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.plan.ActionInvocation;

import java.io.IOException;

/// Progress as lines of an [EventStream].
public final class ProgressEvents implements Progress {
    private static final String ID = "id";

    private final EventStream stream;
    private final StillRunning running;

    public ProgressEvents(EventStream stream) {
        this.stream = stream;
        this.running = new StillRunning(this::still);
    }

    @Override
    public void refreshing(ResourceInstanceAddress address, String id) {
        event(
                "Refreshing state..." + ProgressWords.id(id),
                "refresh_start",
                address,
                json -> id(json, id));
    }

    @Override
    public void refreshed(ResourceInstanceAddress address, String id) {
        event(
                "Refresh complete" + ProgressWords.id(id),
                "refresh_complete",
                address,
                json -> id(json, id));
    }

    @Override
    public void reading(ResourceInstanceAddress address) {
        started(address, Action.READ, "");
    }

    @Override
    public void read(ResourceInstanceAddress address, String id, long elapsedMillis) {
        finished(address, Action.READ, id, elapsedMillis);
    }

    @Override
    public void started(ResourceInstanceAddress address, Action action, String id) {
        running.start(address, action, id);
        String words = action == Action.READ ? "Refreshing..." : ProgressWords.started(action);
        event(
                words + ProgressWords.id(id),
                "apply_start",
                address,
                json -> {
                    json.writeStringField("action", ProgressWords.name(action));
                    id(json, id);
                });
    }

    @Override
    public void finished(
            ResourceInstanceAddress address, Action action, String id, long elapsedMillis) {
        running.end(address, action);
        String noun = action == Action.READ ? "Refresh" : ProgressWords.noun(action);
        String shownId = action == Action.DELETE ? "" : id;
        event(
                noun
                        + " complete after "
                        + ProgressWords.duration(elapsedMillis / 1000)
                        + ProgressWords.id(shownId),
                "apply_complete",
                address,
                json -> {
                    json.writeStringField("action", ProgressWords.name(action));
                    id(json, shownId);
                    json.writeNumberField("elapsed_seconds", elapsedMillis / 1000);
                });
    }

    @Override
    public void failed(ResourceInstanceAddress address, Action action, long elapsedMillis) {
        running.end(address, action);
        event(
                ProgressWords.noun(action)
                        + " errored after "
                        + ProgressWords.duration(elapsedMillis / 1000),
                "apply_errored",
                address,
                json -> {
                    json.writeStringField("action", ProgressWords.name(action));
                    json.writeNumberField("elapsed_seconds", elapsedMillis / 1000);
                });
    }

    @Override
    public void provisioning(ResourceInstanceAddress address, String type) {
        provision("Provisioning with '%s'...".formatted(type), "provision_start", address, type);
    }

    @Override
    public void provisionerOutput(ResourceInstanceAddress address, String type, String line) {
        event(
                "(%s): %s".formatted(type, line),
                "provision_progress",
                address,
                json -> {
                    json.writeStringField("provisioner", type);
                    json.writeStringField("output", line);
                });
    }

    @Override
    public void provisioned(ResourceInstanceAddress address, String type, boolean succeeded) {
        String how = succeeded ? "complete" : "errored";
        provision("(%s) Provisioning %s".formatted(type, how), "provision_" + how, address, type);
    }

    private void provision(
            String message, String event, ResourceInstanceAddress address, String type) {
        event(message, event, address, json -> json.writeStringField("provisioner", type));
    }

    @Override
    public void invoking(ActionInvocation invocation) {
        event("Invoking...", "action_start", invocation, json -> {});
    }

    @Override
    public void invocationProgress(ActionInvocation invocation, String message) {
        event(
                message,
                "action_progress",
                invocation,
                json -> json.writeStringField("message", message));
    }

    @Override
    public void invoked(ActionInvocation invocation, boolean succeeded, long elapsedMillis) {
        String how = succeeded ? "complete" : "errored";
        event(
                "Invocation %s after %s"
                        .formatted(how, ProgressWords.duration(elapsedMillis / 1000)),
                "action_" + how,
                invocation,
                json -> json.writeNumberField("elapsed_seconds", elapsedMillis / 1000));
    }

    private void event(
            String message, String type, ActionInvocation invocation, JsonDocument.Content hook) {
        stream.write(
                "info",
                invocation.action() + ": " + message,
                json -> {
                    json.writeFieldName("hook");
                    json.writeStartObject();
                    EventStream.writeAction(json, "action", invocation.action());
                    if (invocation.lifecycle().isPresent()) {
                        EventStream.writeResource(
                                json,
                                "triggering_resource",
                                invocation.lifecycle().get().resource());
                    }
                    hook.write(json);
                    json.writeEndObject();
                    json.writeStringField("type", type);
                });
    }

    private void still(StillRunning.Task task, long seconds) {
        event(
                "Still "
                        + ProgressWords.going(task.action())
                        + "... ["
                        + ProgressWords.duration(seconds)
                        + " elapsed]",
                "apply_progress",
                task.address(),
                json -> {
                    json.writeStringField("action", ProgressWords.name(task.action()));
                    json.writeNumberField("elapsed_seconds", seconds);
                });
    }

    private void event(
            String message,
            String type,
            ResourceInstanceAddress address,
            JsonDocument.Content hook) {
        stream.write(
                "info",
                address + ": " + message,
                json -> {
                    json.writeFieldName("hook");
                    json.writeStartObject();
                    EventStream.writeResource(json, "resource", address);
                    hook.write(json);
                    json.writeEndObject();
                    json.writeStringField("type", type);
                });
    }

    private static void id(JsonGenerator json, String id) throws IOException {
        if (!id.isEmpty()) {
            json.writeStringField("id_key", ID);
            json.writeStringField("id_value", id);
        }
    }

    @Override
    public void close() {
        running.close();
    }
}
