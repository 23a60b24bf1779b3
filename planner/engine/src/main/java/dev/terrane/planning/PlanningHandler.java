package dev.terrane.planning;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Bounded;
import dev.terrane.evaluating.ConditionOutcome;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.evaluating.EphemeralProgress;
import dev.terrane.evaluating.ImportTarget;
import dev.terrane.evaluating.ObjectHandler;
import dev.terrane.objects.ObjectType;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.targeting.Targets;
import dev.terrane.value.Value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plans the instances of each block when the evaluation comes to it.
final class PlanningHandler implements ObjectHandler {
    private final PlanningRequest request;
    private final Targets targets;
    private final ObjectTypes types;
    private final PlanInProgress plan;
    private final Bounded bounded;
    private final ManagedPlanner managed;
    private final DataPlanner data;
    private final CheckedDataPlanner checked;
    private final Orphans orphans;
    private final Imports imports;
    private final ActionPlanner actions;

    PlanningHandler(
            PlanningRequest request,
            Targets targets,
            ObjectTypes types,
            PlanInProgress plan,
            Bounded bounded,
            ManagedPlanner managed,
            DataPlanner data,
            Orphans orphans,
            Imports imports) {
        this.request = request;
        this.targets = targets;
        this.types = types;
        this.plan = plan;
        this.bounded = bounded;
        this.managed = managed;
        this.data = data;
        this.checked = new CheckedDataPlanner(request, plan, data);
        this.orphans = orphans;
        this.imports = imports;
        this.actions = new ActionPlanner(request, plan, bounded);
    }

    /// @param value nothing where a check could not read what it looks at
    private record Settled(InstanceKey key, Optional<Value> value, Diagnostics problems) {}

    @Override
    public Map<InstanceKey, Value> settle(DesiredResource resource, Diagnostics diagnostics) {
        ObjectType type =
                types.find(resource.provider(), resource.address().resource()).orElseThrow();
        List<Settled> settled =
                bounded.map(resource.instances(), instance -> settle(resource, instance, type));
        if (settled.isEmpty()) {
            plan.hasNoInstances(resource.address().config().toString());
        }
        Map<InstanceKey, Value> values = new LinkedHashMap<>();
        for (Settled one : settled) {
            diagnostics.addAll(one.problems());
            one.value().ifPresent(value -> values.put(one.key(), value));
        }
        if (!diagnostics.hasErrors() && !request.options().isInvoking()) {
            orphans.ofResource(resource, diagnostics);
        }
        return values;
    }

    private Settled settle(DesiredResource resource, DesiredInstance instance, ObjectType type) {
        Diagnostics own = new Diagnostics();
        Optional<Value> value =
                request.stop().isRequested()
                        ? Optional.of(Value.DYNAMIC)
                        : planned(resource, instance, type, own);
        return new Settled(instance.address().key(), value, own);
    }

    private Optional<Value> planned(
            DesiredResource resource, DesiredInstance instance, ObjectType type, Diagnostics own) {
        if (!targets.includes(instance.address())) {
            return Optional.of(leftOut(instance.address(), type, own));
        }
        if (request.options().mode() == Mode.NORMAL && !instance.isIndependent(own)) {
            return Optional.of(Value.DYNAMIC);
        }
        if (resource.check().isPresent()) {
            return checked.plan(resource, instance, type, own);
        }
        return Optional.of(
                resource.address().resource().mode() == ResourceMode.DATA
                        ? data.plan(resource, instance, type, own)
                        : managed.plan(resource, instance, type, own));
    }

    @Override
    public void triggered(DesiredResource resource, Diagnostics diagnostics) {
        List<Diagnostics> problems =
                bounded.map(
                        resource.instances(),
                        instance -> {
                            Diagnostics own = new Diagnostics();
                            actions.triggeredBy(instance, own);
                            return own;
                        });
        problems.forEach(diagnostics::addAll);
    }

    @Override
    public void invocable(DesiredResource action, Diagnostics diagnostics) {
        actions.asked(action, diagnostics);
    }

    @Override
    public boolean checks() {
        return !request.options().isDestroy() && !request.options().isInvoking();
    }

    /// What is not planned is for others as it was.
    private Value leftOut(
            ResourceInstanceAddress address, ObjectType type, Diagnostics diagnostics) {
        return request.prior()
                .current(address)
                .flatMap(stored -> type.decode(stored, address.toString(), diagnostics))
                .orElse(Value.unknown(type.schema().block().impliedType()));
    }

    @Override
    public void imported(ImportTarget target) {
        imports.add(target);
    }

    @Override
    public EphemeralProgress ephemeral() {
        return request.progress();
    }

    @Override
    public void checked(ConditionOutcome outcome) {
        plan.add(outcome);
    }
}
