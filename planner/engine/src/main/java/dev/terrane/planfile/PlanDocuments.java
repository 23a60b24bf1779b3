package dev.terrane.planfile;

import dev.terrane.plan.ActionInvocation;
import dev.terrane.plan.ActionInvocation.Lifecycle;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.Plan;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.plan.ResourceChange;
import dev.terrane.value.SortedStrings;
import dev.terrane.value.Value;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes the document of a plan.
public final class PlanDocuments {
    private final PlanInputs inputs;
    private final Plan plan;
    private final Redactor redactor;
    private final ChangeEncoder changes;

    private PlanDocuments(PlanInputs inputs) {
        this.inputs = inputs;
        this.plan = inputs.plan();
        this.redactor =
                new Redactor(
                        Secrets.of(plan, inputs.prior(), PlanSecrets.beside(inputs)),
                        inputs.key(),
                        inputs.fingerprintLineage().orElse(inputs.prior().lineage()),
                        new WorkingDirectory(inputs.workingDirectory()),
                        inputs.fingerprintLineage().isPresent());
        this.changes = new ChangeEncoder(redactor, inputs.blocks());
    }

    /// The same inputs give the same document, in whatever order they come.
    public static PlanDocument of(PlanInputs inputs) {
        return new PlanDocuments(inputs).document();
    }

    private PlanDocument document() {
        return new PlanDocument(
                inputs.terraneVersion(),
                inputs.key().isPresent(),
                options(),
                files(),
                variables(),
                inputs.prior().lineage(),
                new PriorDigests(redactor, plan, inputs.prior()).all(),
                SortedStrings.copy(inputs.providers()),
                providerConfigurations(),
                changes(),
                plan.invocations().stream().map(this::invocation).toList(),
                outputs(),
                plan.drift().stream().map(changes::encode).toList(),
                plan.timestamp());
    }

    private PlanDocument.Options options() {
        return new PlanDocument.Options(
                plan.options().mode().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                plan.options().refresh(),
                texts("target", plan.options().targets()),
                texts("target", plan.options().excludes()),
                texts("replacement", plan.options().replacements()),
                texts("invoke", plan.options().invokes()),
                redactor.text("workspace", plan.options().workspace()),
                plan.options().readsAll() && plan.options().mode() != Mode.REFRESH_ONLY,
                inputs.backend().map(ValueEncoder.ofObject(redactor, "backend")::encode));
    }

    private List<String> texts(String place, List<String> texts) {
        return texts.stream().map(text -> redactor.text(place, text)).toList();
    }

    private SortedMap<String, Digest> files() {
        Map<String, Digest> files = new HashMap<>();
        new TreeMap<>(inputs.files())
                .forEach((path, sha256) ->
                        files.put(
                                redactor.text("file", path),
                                FileDigests.of(redactor, path, sha256)));
        return SortedStrings.copy(files);
    }

    private SortedMap<String, DocumentValue> variables() {
        return SortedStrings.derive(
                SortedStrings.copy(plan.variables()),
                (name, value) -> ValueEncoder.of(redactor, "var." + name).encode(value));
    }

    private SortedMap<String, DocumentValue> providerConfigurations() {
        Map<String, DocumentValue> configurations = new HashMap<>();
        inputs.providerConfigurations()
                .forEach((address, value) ->
                        configurations.put(
                                address.toString(),
                                ValueEncoder.ofObject(redactor, address.toString()).encode(value)));
        return SortedStrings.copy(configurations);
    }

    private List<PlannedChange> changes() {
        return plan.changes().stream()
                .filter(ResourceChange::isEffective)
                .map(changes::encode)
                .toList();
    }

    private PlannedInvocation invocation(ActionInvocation invocation) {
        return new PlannedInvocation(
                redactor.address(invocation.action()),
                invocation.provider().toString(),
                ValueEncoder.ofObject(redactor, invocation.place()).encode(invocation.config()),
                invocation.lifecycle().map(this::trigger),
                redactor.text("block", invocation.block().toString()));
    }

    private PlannedInvocation.Trigger trigger(Lifecycle cause) {
        return new PlannedInvocation.Trigger(
                redactor.address(cause.resource()),
                cause.event().word(),
                cause.triggerIndex(),
                cause.actionIndex(),
                cause.conditional());
    }

    private List<PlannedOutput> outputs() {
        return plan.outputs().stream()
                .filter(output -> output.kind() != OutputChange.Kind.NO_OP)
                .map(this::output)
                .toList();
    }

    private PlannedOutput output(OutputChange change) {
        return new PlannedOutput(
                change.name(),
                change.kind().name().toLowerCase(Locale.ROOT),
                change.kind() == OutputChange.Kind.CREATE
                        ? Optional.empty()
                        : Optional.of(outputValue(change, change.before())),
                change.kind() == OutputChange.Kind.DELETE
                        ? Optional.empty()
                        : Optional.of(outputValue(change, change.after())));
    }

    private DocumentValue outputValue(OutputChange change, Value value) {
        ValueEncoder encoder = ValueEncoder.of(redactor, "output." + change.name());
        return change.sensitive() ? encoder.encodeSensitive(value) : encoder.encode(value);
    }
}
