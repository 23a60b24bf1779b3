package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.config.Configuration;
import dev.terrane.objects.ObjectType;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.operating.explaining.RelevantAttributes;
import dev.terrane.plan.Change;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.Plan;
import dev.terrane.plan.ResourceChange;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.OutputState;
import dev.terrane.state.StateWriter;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;
import dev.terrane.value.json.TypeJson;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The document of `show -json` for a plan, in Terraform's format 1.2.
///
/// It holds sensitive values, with masks beside them that say where, as Terraform's does.
public final class PlanJson {
    private static final String FORMAT = "1.2";

    private final ObjectTypes types;

    public PlanJson(ObjectTypes types) {
        this.types = types;
    }

    /// @param prior what there was when the plan was made, refreshed and with moves made
    /// @param createdAt when the plan was made, as RFC 3339 has it
    public void write(
            JsonGenerator json,
            Plan plan,
            StateSnapshot prior,
            Configuration configuration,
            String createdAt)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("format_version", FORMAT);
        json.writeStringField("terraform_version", StateWriter.TERRAFORM_VERSION);
        writeVariables(json, plan);
        writePlannedValues(json, plan);
        new ChangesJson(json).write(plan);
        writePrior(json, withKnownOutputs(prior, plan));
        json.writeFieldName("configuration");
        new ConfigurationJson(types).write(json, configuration);
        ChangesJson.writeRelevant(json, RelevantAttributes.of(plan, configuration));
        CheckJson.writeField(json, plan.checks());
        json.writeStringField("timestamp", plan.timestamp().orElse(createdAt));
        json.writeBooleanField("applyable", isApplyable(plan));
        json.writeBooleanField("complete", !plan.errored() && !plan.options().isPartial());
        json.writeBooleanField("errored", plan.errored());
        json.writeEndObject();
    }

    private void writePrior(JsonGenerator json, StateSnapshot prior) throws IOException {
        if (!prior.isEmpty()) {
            json.writeFieldName("prior_state");
            new StateJson(types).writePrior(json, prior, StateWriter.TERRAFORM_VERSION);
        }
    }

    /// Outputs that are known while planning count as refreshed: they are as they will be.
    private static StateSnapshot withKnownOutputs(StateSnapshot prior, Plan plan) {
        SortedMap<String, OutputState> outputs = new TreeMap<>(prior.outputs());
        for (OutputChange output : plan.outputs()) {
            Value after = output.after().withoutMarksDeep();
            if (after.isWhollyKnown() && !after.isNull()) {
                boolean sensitive = output.after().hasMark(Mark.SENSITIVE);
                outputs.put(output.name(), new OutputState(after, after.type(), sensitive));
            }
        }
        return new StateSnapshot(
                prior.terraformVersion(),
                prior.serial(),
                prior.lineage(),
                outputs,
                prior.resources(),
                prior.checkResults());
    }

    private static boolean isApplyable(Plan plan) {
        return !plan.errored() && plan.isEffective();
    }

    /// What is ephemeral is not part of a plan.
    private static void writeVariables(JsonGenerator json, Plan plan) throws IOException {
        if (plan.variables().isEmpty()) {
            return;
        }
        json.writeFieldName("variables");
        json.writeStartObject();
        for (Map.Entry<String, Value> variable : plan.variables().entrySet()) {
            if (!variable.getValue().containsMark(Mark.EPHEMERAL)) {
                json.writeFieldName(variable.getKey());
                json.writeStartObject();
                json.writeFieldName("value");
                JsonValues.write(json, variable.getValue());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private void writePlannedValues(JsonGenerator json, Plan plan) throws IOException {
        json.writeFieldName("planned_values");
        json.writeStartObject();
        writePlannedOutputs(json, plan);
        json.writeFieldName("root_module");
        plannedModules(plan).write(json);
        json.writeEndObject();
    }

    private static void writePlannedOutputs(JsonGenerator json, Plan plan) throws IOException {
        List<OutputChange> kept =
                plan.outputs().stream().filter(o -> o.kind() != OutputChange.Kind.DELETE).toList();
        if (kept.isEmpty()) {
            return;
        }
        json.writeFieldName("outputs");
        json.writeStartObject();
        for (OutputChange output : kept) {
            json.writeFieldName(output.name());
            json.writeStartObject();
            json.writeBooleanField("sensitive", output.sensitive());
            if (output.after().isWhollyKnown()) {
                json.writeFieldName("type");
                TypeJson.write(json, output.after().withoutMarksDeep().type());
                json.writeFieldName("value");
                JsonValues.write(json, output.after());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private ModulesJson plannedModules(Plan plan) {
        var modules = new ModulesJson();
        plan.changes().stream()
                .filter(change -> !ChangesJson.isLeftOut(change))
                .filter(change -> change.deposedKey().isEmpty())
                .filter(change ->
                        change.change() instanceof Change.Forget
                                || !change.change().after().isNull())
                .sorted(Comparator.comparing(change -> change.address().toString()))
                .forEach(change -> modules.add(change.address().module(), () -> planned(change)));
        return modules;
    }

    private ResourceJson planned(ResourceChange change) {
        Optional<ObjectType> type =
                types.find(change.provider().source(), change.address().resource());
        return new ResourceJson(
                change.address(),
                change.provider().source().toString(),
                type.map(found -> found.schema().version()).orElse(0L),
                change.change().after(),
                List.of(),
                false,
                Optional.empty());
    }
}
