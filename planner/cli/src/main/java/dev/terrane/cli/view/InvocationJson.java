package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.plan.ActionInvocation;
import dev.terrane.plan.ActionInvocation.Asked;
import dev.terrane.plan.ActionInvocation.Lifecycle;
import dev.terrane.value.Value;

import java.io.IOException;
import java.util.Map;

/// Invocations of actions as Terraform 1.14 has them: in events ("Machine-readable UI", `invocation`), and
/// in `action_invocations` of a plan ("JSON Output Format").
final class InvocationJson {
    private InvocationJson() {}

    /// As events have it.
    static void write(JsonGenerator json, ActionInvocation invocation) throws IOException {
        json.writeStartObject();
        EventStream.writeAction(json, "action_addr", invocation.action());
        switch (invocation.trigger()) {
            case Asked asked -> {
                json.writeFieldName("action_trigger");
                JsonValues.writeEmptyObject(json);
            }
            case Lifecycle cause -> {
                json.writeFieldName("lifecycle_trigger");
                json.writeStartObject();
                EventStream.writeResource(json, "triggering_resource", cause.resource());
                json.writeStringField("triggering_event", cause.event().jsonName());
                json.writeNumberField("action_trigger_block_index", cause.triggerIndex());
                json.writeNumberField("actions_list_index", cause.actionIndex());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    /// As a plan has it.
    static void writePlanned(JsonGenerator json, ActionInvocation invocation) throws IOException {
        writePlanned(json, invocation, Map.of());
    }

    /// @param more further texts, by name
    static void writePlanned(
            JsonGenerator json, ActionInvocation invocation, Map<String, String> more)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("address", invocation.action().toString());
        json.writeStringField("type", invocation.action().resource().type());
        json.writeStringField("name", invocation.action().resource().name());
        writeConfig(json, invocation.config());
        json.writeStringField("provider_name", invocation.provider().source().toString());
        switch (invocation.trigger()) {
            case Asked asked -> {
                json.writeFieldName("invoke_action_trigger");
                JsonValues.writeEmptyObject(json);
            }
            case Lifecycle cause -> {
                json.writeFieldName("lifecycle_action_trigger");
                json.writeStartObject();
                json.writeStringField("triggering_resource_address", cause.resource().toString());
                json.writeStringField("action_trigger_event", cause.event().jsonName());
                json.writeNumberField("action_trigger_block_index", cause.triggerIndex());
                json.writeNumberField("actions_list_index", cause.actionIndex());
                json.writeEndObject();
            }
        }
        for (Map.Entry<String, String> text : more.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    private static void writeConfig(JsonGenerator json, Value config) throws IOException {
        json.writeFieldName("config_values");
        JsonValues.write(json, config);
        json.writeFieldName("config_sensitive");
        JsonValues.writeSensitive(json, config);
        json.writeFieldName("config_unknown");
        if (config.isWhollyKnown()) {
            JsonValues.writeEmptyObject(json);
        } else {
            JsonValues.writeUnknown(json, config);
        }
    }
}
