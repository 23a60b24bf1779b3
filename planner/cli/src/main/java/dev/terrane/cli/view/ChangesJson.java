package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.operating.explaining.RelevantAttributes.Relevant;
import dev.terrane.plan.ActionInvocation;
import dev.terrane.plan.ActionReason;
import dev.terrane.plan.Change;
import dev.terrane.plan.Drift;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.Plan;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.ResourceChange;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// `resource_drift`, `resource_changes` and `output_changes` of a plan.
final class ChangesJson {
    private final JsonGenerator json;

    ChangesJson(JsonGenerator json) {
        this.json = json;
    }

    /// What was read while planning, and is as it was read, is no change.
    static boolean isLeftOut(ResourceChange change) {
        return change.change().isNoOp()
                && change.address().resource().mode() != ResourceMode.MANAGED;
    }

    void write(Plan plan) throws IOException {
        writeDrift(plan);
        List<ResourceChange> changes =
                plan.changes().stream().filter(change -> !isLeftOut(change)).toList();
        if (!changes.isEmpty()) {
            json.writeFieldName("resource_changes");
            json.writeStartArray();
            for (ResourceChange change : changes) {
                write(change, shown(change, plan));
            }
            json.writeEndArray();
        }
        writeInvocations(plan.invocations());
        if (!plan.outputs().isEmpty()) {
            json.writeFieldName("output_changes");
            json.writeStartObject();
            for (OutputChange output : plan.outputs()) {
                write(output);
            }
            json.writeEndObject();
        }
    }

    private void writeInvocations(List<ActionInvocation> invocations) throws IOException {
        if (invocations.isEmpty()) {
            return;
        }
        json.writeFieldName("action_invocations");
        json.writeStartArray();
        for (ActionInvocation invocation : invocations) {
            InvocationJson.writePlanned(json, invocation);
        }
        json.writeEndArray();
    }

    /// An object that was only moved is shown as a change, unless the plan only refreshes.
    private void writeDrift(Plan plan) throws IOException {
        boolean refreshOnly = plan.options().mode() == PlanOptions.Mode.REFRESH_ONLY;
        List<Drift> drift =
                plan.drift().stream()
                        .filter(found -> refreshOnly || !found.change().isNoOp())
                        .toList();
        if (drift.isEmpty()) {
            return;
        }
        json.writeFieldName("resource_drift");
        json.writeStartArray();
        for (Drift found : drift) {
            writeStart(
                    found.address(), found.previousAddress(), Optional.empty(), found.provider());
            json.writeFieldName("change");
            write(found.change(), Optional.empty());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Of what goes without a block, Terraform shows what the state remembers, and what was found beside
    /// it as drift.
    private static Change shown(ResourceChange change, Plan plan) {
        boolean isOrphan =
                change.change() instanceof Change.Delete
                        && change.deposedKey().isEmpty()
                        && change.reason() != ActionReason.NONE;
        return plan.drift().stream()
                .filter(found -> isOrphan && found.address().equals(change.address()))
                .findFirst()
                .<Change>map(found -> new Change.Delete(found.change().before()))
                .orElse(change.change());
    }

    private void write(ResourceChange change, Change shown) throws IOException {
        writeStart(
                change.address(), change.previousAddress(), change.deposedKey(), change.provider());
        json.writeFieldName("change");
        write(shown, change.importId());
        if (change.reason() != ActionReason.NONE) {
            json.writeStringField("action_reason", change.reason().word());
        }
        json.writeEndObject();
    }

    private void writeStart(
            ResourceInstanceAddress address,
            ResourceInstanceAddress previous,
            Optional<String> deposedKey,
            ProviderConfigAddress provider)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("address", address.toString());
        if (!previous.equals(address)) {
            json.writeStringField("previous_address", previous.toString());
        }
        if (!address.module().isRoot()) {
            json.writeStringField("module_address", address.module().toString());
        }
        AddressJson.writeParts(json, address);
        if (deposedKey.isPresent()) {
            json.writeStringField("deposed", deposedKey.get());
        }
        json.writeStringField("provider_name", provider.source().toString());
    }

    private void write(Change change, Optional<String> importId) throws IOException {
        json.writeStartObject();
        writeActions(change.actions());
        json.writeFieldName("before");
        JsonValues.write(json, change.before());
        if (change.after().isKnown()) {
            json.writeFieldName("after");
            JsonValues.write(json, change.after());
        }
        json.writeFieldName("after_unknown");
        writeUnknown(change.after());
        json.writeFieldName("before_sensitive");
        JsonValues.writeSensitive(json, change.before());
        json.writeFieldName("after_sensitive");
        JsonValues.writeSensitive(json, change.after());
        writeForcedBy(change);
        if (importId.isPresent()) {
            json.writeFieldName("importing");
            json.writeStartObject();
            json.writeStringField("id", importId.get());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeActions(List<String> actions) throws IOException {
        json.writeFieldName("actions");
        json.writeStartArray();
        for (String action : actions) {
            json.writeString(action);
        }
        json.writeEndArray();
    }

    private void writeUnknown(Value after) throws IOException {
        if (after.isWhollyKnown()) {
            JsonValues.writeEmptyObject(json);
        } else {
            JsonValues.writeUnknown(json, after);
        }
    }

    /// The attributes that changes are made from.
    static void writeRelevant(JsonGenerator json, List<Relevant> attributes) throws IOException {
        if (attributes.isEmpty()) {
            return;
        }
        json.writeFieldName("relevant_attributes");
        json.writeStartArray();
        for (Relevant relevant : attributes) {
            json.writeStartObject();
            json.writeStringField("resource", relevant.resource());
            json.writeFieldName("attribute");
            new ChangesJson(json).writePath(relevant.attribute());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeForcedBy(Change change) throws IOException {
        if (change.forcedBy().isEmpty()) {
            return;
        }
        json.writeFieldName("replace_paths");
        json.writeStartArray();
        for (ValuePath path : change.forcedBy()) {
            writePath(path);
        }
        json.writeEndArray();
    }

    /// Names of attributes, numbers of elements and keys; an element of a set is its own key.
    private void writePath(ValuePath path) throws IOException {
        json.writeStartArray();
        for (ValuePath.Step step : path.steps()) {
            switch (step) {
                case ValuePath.AttributeStep attribute -> json.writeString(attribute.name());
                case ValuePath.IndexStep index -> JsonValues.write(json, index.key());
            }
        }
        json.writeEndArray();
    }

    /// The masks of an output are for all of it: true or false.
    private void write(OutputChange output) throws IOException {
        json.writeFieldName(output.name());
        json.writeStartObject();
        writeActions(List.of(action(output.kind())));
        json.writeFieldName("before");
        JsonValues.write(json, output.before());
        if (output.after().isKnown()) {
            json.writeFieldName("after");
            JsonValues.write(json, output.after());
        }
        json.writeFieldName("after_unknown");
        if (output.after().isWhollyKnown()) {
            json.writeBoolean(false);
        } else {
            JsonValues.writeUnknown(json, output.after());
        }
        json.writeBooleanField("before_sensitive", output.sensitive());
        json.writeBooleanField("after_sensitive", output.sensitive());
        json.writeEndObject();
    }

    private static String action(OutputChange.Kind kind) {
        return switch (kind) {
            case CREATE -> "create";
            case UPDATE -> "update";
            case DELETE -> "delete";
            case NO_OP -> "no-op";
        };
    }
}
