package dev.terrane.planning;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.evaluating.EphemeralUse;
import dev.terrane.objects.IgnoredChanges;
import dev.terrane.objects.ObjectType;
import dev.terrane.plan.ActionReason;
import dev.terrane.planning.PlannedObject.Kind;
import dev.terrane.spi.Conformance;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.ManagedResources.Annotations;
import dev.terrane.spi.ManagedResources.PlanAnswer;
import dev.terrane.spi.ManagedResources.PlanRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.ProposedObject;
import dev.terrane.spi.Provider;
import dev.terrane.spi.Schema;
import dev.terrane.value.Mark;
import dev.terrane.value.Marks;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;
import dev.terrane.value.ValuePaths;

import java.util.List;
import java.util.Optional;

/// Asks a provider what an object will be, and decides between creating, updating and replacing.
final class ObjectPlanner {
    private final PlanningRequest request;
    private final DesiredResource resource;
    private final DesiredInstance instance;
    private final ObjectType type;
    private final Schema.Block schema;

    ObjectPlanner(
            PlanningRequest request,
            DesiredResource resource,
            DesiredInstance instance,
            ObjectType type) {
        this.request = request;
        this.resource = resource;
        this.instance = instance;
        this.type = type;
        this.schema = type.schema().block();
    }

    /// @param prior the object that there is
    /// @param config with marks
    /// @param triggered whether something that it is to be replaced with is changing
    Optional<PlannedObject> plan(
            Optional<PriorObject> prior, Value config, boolean triggered, Diagnostics diagnostics) {
        Optional<Provider> provider =
                request.providers()
                        .configured(instance.provider(), instance.address(), diagnostics);
        if (provider.isEmpty()
                || !EphemeralUse.isAllowed(config, schema, resource, instance, diagnostics)) {
            return Optional.empty();
        }
        ManagedResources operations = provider.get().resource(type.name());
        Value plainConfig = config.withoutMarksDeep();
        report(operations.validate(plainConfig), diagnostics);
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        return prior.isEmpty()
                ? create(operations, config, plainConfig, diagnostics)
                        .map(created -> triggered ? created.triggered() : created)
                : change(operations, prior.get(), config, plainConfig, triggered, diagnostics);
    }

    private Optional<PlannedObject> create(
            ManagedResources operations, Value config, Value plainConfig, Diagnostics diagnostics) {
        Value none = Value.nullOf(schema.impliedType());
        Optional<PlanAnswer> answer =
                ask(operations, none, plainConfig, PrivateData.NONE, diagnostics);
        return answer.map(a ->
                new PlannedObject(
                        Value.NULL,
                        type.marked(a.planned(), config),
                        Kind.CREATE,
                        ActionReason.NONE,
                        List.of(),
                        a.annotations()));
    }

    private Optional<PlannedObject> change(
            ManagedResources operations,
            PriorObject prior,
            Value config,
            Value plainConfig,
            boolean triggered,
            Diagnostics diagnostics) {
        Value before = prior.now().withoutMarksDeep();
        Value kept =
                IgnoredChanges.apply(resource.block().lifecycle(), before, plainConfig, schema);
        PrivateData privateData = ObjectType.kept(prior.stored());
        Optional<PlanAnswer> answer = ask(operations, before, kept, privateData, diagnostics);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        List<ValuePath> forcing = forcing(answer.get(), before);
        ActionReason reason = replacementReason(prior, forcing, triggered);
        if (reason != ActionReason.NONE) {
            boolean tainted = reason == ActionReason.REPLACE_BECAUSE_TAINTED;
            return replace(
                    operations,
                    prior,
                    config,
                    plainConfig,
                    reason,
                    tainted ? List.of() : forcing,
                    diagnostics);
        }
        Value after = type.marked(answer.get().planned(), config);
        boolean same = answer.get().planned().equals(before) && sameMarks(after, prior.now());
        return Optional.of(
                new PlannedObject(
                        prior.now(),
                        after,
                        same ? Kind.NO_OP : Kind.UPDATE,
                        ActionReason.NONE,
                        List.of(),
                        answer.get().annotations()));
    }

    private Optional<PlannedObject> replace(
            ManagedResources operations,
            PriorObject prior,
            Value config,
            Value plainConfig,
            ActionReason reason,
            List<ValuePath> forcing,
            Diagnostics diagnostics) {
        Optional<PlannedObject> created = create(operations, config, plainConfig, diagnostics);
        return created.map(c ->
                new PlannedObject(
                        prior.now(),
                        c.after(),
                        Kind.REPLACE,
                        reason,
                        forcing,
                        ending(operations, prior, c)));
    }

    /// What is said of the new object does not know the old one.
    private static Annotations ending(
            ManagedResources operations, PriorObject prior, PlannedObject created) {
        return new Annotations(
                created.annotations().stateful()
                        || operations.losesData(prior.now().withoutMarksDeep()),
                created.annotations().publicExposure());
    }

    private ActionReason replacementReason(
            PriorObject prior, List<ValuePath> forcing, boolean triggered) {
        if (prior.stored().tainted()) {
            return ActionReason.REPLACE_BECAUSE_TAINTED;
        }
        if (isWanted(instance.address())) {
            return ActionReason.REPLACE_BY_REQUEST;
        }
        if (triggered) {
            return ActionReason.REPLACE_BY_TRIGGERS;
        }
        return forcing.isEmpty() && !request.resumption().isAwaiting(instance.address())
                ? ActionReason.NONE
                : ActionReason.REPLACE_BECAUSE_CANNOT_UPDATE;
    }

    private boolean isWanted(ResourceInstanceAddress address) {
        return request.options().replacements().contains(address.toString())
                && !request.resumption().isNew(address);
    }

    /// The paths that the provider names, where the value really changes.
    private static List<ValuePath> forcing(PlanAnswer answer, Value before) {
        return answer.requiresReplace().stream()
                .filter(path -> !samePart(before, answer.planned(), path))
                .distinct()
                .toList();
    }

    private static boolean samePart(Value before, Value planned, ValuePath path) {
        Optional<Value> was = ValuePaths.get(before, path);
        Optional<Value> willBe = ValuePaths.get(planned, path);
        return was.equals(willBe) && willBe.map(Value::isWhollyKnown).orElse(true);
    }

    private Optional<PlanAnswer> ask(
            ManagedResources operations,
            Value before,
            Value config,
            PrivateData privateData,
            Diagnostics diagnostics) {
        Value proposed = ProposedObject.of(schema, before, config);
        PlanAnswer answer = operations.plan(new PlanRequest(before, proposed, config, privateData));
        report(answer.problems(), diagnostics);
        if (answer.problems().stream().anyMatch(Problem::isError)) {
            return Optional.empty();
        }
        if (!answer.legacyTypeSystem()) {
            reportFaults(
                    Conformance.plannedProblems(schema, before, config, answer.planned()),
                    diagnostics);
        }
        return diagnostics.hasErrors()
                ? Optional.empty()
                : Optional.of(
                        IgnoredChanges.apply(resource.block().lifecycle(), before, answer, schema));
    }

    private void reportFaults(List<Problem> faults, Diagnostics diagnostics) {
        for (Problem fault : faults) {
            diagnostics.add(
                    Diagnostic.error(
                                    "Provider produced invalid plan",
                                    "The provider %s planned something for %s that it may not: %s This is a fault of the provider, not of the configuration; report it to those who maintain the provider."
                                            .formatted(
                                                    resource.provider().display(),
                                                    instance.address(),
                                                    fault.detail()))
                            .about(instance.address().toString()));
        }
    }

    private void report(List<Problem> problems, Diagnostics diagnostics) {
        problems.forEach(problem -> diagnostics.add(instance.diagnostic(problem)));
    }

    private static boolean sameMarks(Value a, Value b) {
        return Marks.paths(a, Mark.SENSITIVE).equals(Marks.paths(b, Mark.SENSITIVE));
    }
}
