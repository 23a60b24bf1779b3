package dev.terrane.planning;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.evaluating.ImportTarget;
import dev.terrane.objects.ObjectType;
import dev.terrane.plan.ActionReason;
import dev.terrane.plan.Change;
import dev.terrane.plan.Drift;
import dev.terrane.plan.ResourceChange;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Plans one instance of a managed resource: reads its object again, asks the provider what it will
/// be, and decides what that means.
final class ManagedPlanner {
    private final PlanningRequest request;
    private final PlanInProgress plan;
    private final PriorObjects priorObjects;
    private final Imports imports;
    private final ReplacementOrder order;
    private final WholePlanChecks checks;
    private final DeletionPlanner deletions;

    ManagedPlanner(
            PlanningRequest request,
            PlanInProgress plan,
            PriorObjects priorObjects,
            Imports imports,
            ReplacementOrder order,
            WholePlanChecks checks,
            DeletionPlanner deletions) {
        this.request = request;
        this.plan = plan;
        this.priorObjects = priorObjects;
        this.imports = imports;
        this.order = order;
        this.checks = checks;
        this.deletions = deletions;
    }

    /// The value that others see of the instance, with marks.
    Value plan(
            DesiredResource resource,
            DesiredInstance instance,
            ObjectType type,
            Diagnostics diagnostics) {
        ResourceInstanceAddress from = previousAddress(resource, instance.address());
        Optional<ObjectState> stored = request.prior().current(from);
        if (!from.equals(instance.address())) {
            move(instance, from);
        }
        Optional<ImportTarget> wanted =
                stored.isPresent() ? Optional.empty() : imports.target(instance.address());
        PriorObject prior = null;
        if (wanted.isPresent()) {
            prior = imported(resource, instance, wanted.get(), type, diagnostics);
            if (prior == null) {
                return Value.DYNAMIC;
            }
        } else if (stored.isPresent()) {
            prior =
                    priorObjects
                            .read(from, stored.get(), type, instance.provider(), diagnostics)
                            .orElse(null);
            if (prior == null) {
                return Value.DYNAMIC;
            }
            remember(instance, from, prior);
        }
        return switch (request.options().mode()) {
            case NORMAL ->
                    desired(
                            resource,
                            instance,
                            new Origin(from, wanted.map(ImportTarget::id)),
                            type,
                            prior,
                            diagnostics);
            case DESTROY -> destroyed(resource, instance, from, type, prior, diagnostics);
            case REFRESH_ONLY ->
                    prior == null || prior.isGone()
                            ? Value.unknown(type.schema().block().impliedType())
                            : prior.now();
        };
    }

    /// Where the object of an instance comes from.
    ///
    /// @param importId where it is taken over from outside
    private record Origin(ResourceInstanceAddress address, Optional<String> importId) {}

    private @Nullable PriorObject imported(
            DesiredResource resource,
            DesiredInstance instance,
            ImportTarget wanted,
            ObjectType type,
            Diagnostics diagnostics) {
        Optional<PriorObject> found =
                imports.find(
                        wanted.address(),
                        wanted.key(),
                        type,
                        instance.provider(),
                        resource.dependencies(),
                        diagnostics);
        found.ifPresent(object ->
                plan.refreshed()
                        .putCurrent(wanted.address(), instance.provider(), object.stored()));
        return found.orElse(null);
    }

    /// Adding `count` to a resource, or taking it away, moves the one object that there is.
    private ResourceInstanceAddress previousAddress(
            DesiredResource resource, ResourceInstanceAddress address) {
        if (request.prior().current(address).isPresent()) {
            return address;
        }
        InstanceKey other =
                switch (resource.repetition()) {
                    case SINGLE -> InstanceKey.of(0);
                    case COUNT -> address.key().equals(InstanceKey.of(0)) ? InstanceKey.NONE : null;
                    case FOR_EACH -> null;
                };
        if (other == null) {
            return address;
        }
        ResourceInstanceAddress candidate = address.allInstances().instance(other);
        return request.prior().current(candidate).isPresent() ? candidate : address;
    }

    private void move(DesiredInstance instance, ResourceInstanceAddress from) {
        ObjectState object = request.prior().current(from).orElseThrow();
        plan.movesAway(from);
        plan.refreshed().removeCurrent(from);
        plan.refreshed().putCurrent(instance.address(), instance.provider(), object);
    }

    private void remember(
            DesiredInstance instance, ResourceInstanceAddress from, PriorObject prior) {
        ResourceInstanceAddress address = instance.address();
        if (prior.isGone()) {
            plan.refreshed().removeCurrent(address);
        } else if (!Optional.of(prior.stored()).equals(request.prior().current(from))) {
            plan.refreshed().putCurrent(address, instance.provider(), prior.stored());
        }
        if (prior.hasDrifted()) {
            Change seen =
                    prior.isGone()
                            ? new Change.Delete(prior.remembered())
                            : new Change.Update(prior.remembered(), prior.now());
            plan.add(new Drift(address, from, instance.provider(), seen));
        }
    }

    private Value destroyed(
            DesiredResource resource,
            DesiredInstance instance,
            ResourceInstanceAddress from,
            ObjectType type,
            @Nullable PriorObject prior,
            Diagnostics diagnostics) {
        if (prior == null || prior.isGone()) {
            return Value.unknown(resource.schema().block().impliedType());
        }
        PreventedDestroy.check(resource, instance.address(), diagnostics);
        boolean goes = resource.block().lifecycle().destroy();
        if (goes) {
            deletions.ask(
                    instance.address(),
                    instance.provider(),
                    type,
                    prior,
                    Optional.of(resource.block().range()),
                    diagnostics);
        }
        plan.add(
                new ResourceChange(
                        instance.address(),
                        from,
                        Optional.empty(),
                        instance.provider(),
                        goes ? new Change.Delete(prior.now()) : new Change.Forget(prior.now()),
                        ActionReason.NONE,
                        prior.stored().dependencies(),
                        prior.stored().createBeforeDestroy(),
                        Optional.of(resource.block().range()),
                        Optional.empty(),
                        goes && DeletionPlanner.losesData(type, prior),
                        Optional.empty()));
        return prior.now();
    }

    private Value desired(
            DesiredResource resource,
            DesiredInstance instance,
            Origin from,
            ObjectType type,
            @Nullable PriorObject prior,
            Diagnostics diagnostics) {
        if (!instance.preconditionsHold(diagnostics)) {
            return Value.DYNAMIC;
        }
        Value config = instance.config(diagnostics);
        if (diagnostics.hasErrors()) {
            return Value.DYNAMIC;
        }
        PriorObject present = prior == null || prior.isGone() ? null : prior;
        Optional<PlannedObject> planned =
                new ObjectPlanner(request, resource, instance, type)
                        .plan(
                                Optional.ofNullable(present),
                                config,
                                triggered(resource, instance, diagnostics),
                                diagnostics);
        if (planned.isEmpty()) {
            return Value.DYNAMIC;
        }
        Value value = record(resource, instance, from, present, planned.get(), diagnostics);
        instance.postconditionsHold(value, diagnostics);
        return value;
    }

    private boolean triggered(
            DesiredResource resource, DesiredInstance instance, Diagnostics diagnostics) {
        boolean fired = new ReplaceTriggers(resource, instance, plan, diagnostics).fire();
        boolean hasTriggers = !resource.block().lifecycle().replaceTriggeredBy().isEmpty();
        Resumption resumption = request.resumption();
        return (fired && !resumption.isReplaced(instance.address()))
                || (hasTriggers && resumption.isTriggered(instance.address()));
    }

    private Value record(
            DesiredResource resource,
            DesiredInstance instance,
            Origin from,
            @Nullable PriorObject prior,
            PlannedObject planned,
            Diagnostics diagnostics) {
        boolean createFirst = order.createsBeforeDestroy(resource.address().config());
        Change change = planned.change(createFirst, resource.block().lifecycle().destroy());
        if (change instanceof Change.Replace) {
            PreventedDestroy.check(resource, instance.address(), diagnostics);
        }
        plan.add(
                new ResourceChange(
                        instance.address(),
                        from.address(),
                        Optional.empty(),
                        instance.provider(),
                        change,
                        planned.reason(),
                        resource.dependencies(),
                        createFirst,
                        Optional.of(resource.block().range()),
                        from.importId(),
                        planned.annotations().stateful(),
                        planned.annotations().publicExposure()));
        checks.note(resource, instance, change);
        if (change.isNoOp() && prior != null) {
            keepLifecycle(resource, instance, prior, createFirst);
        }
        return change.after();
    }

    /// What an unchanged object is made from may have changed all the same, and how it is to end.
    private void keepLifecycle(
            DesiredResource resource,
            DesiredInstance instance,
            PriorObject prior,
            boolean createFirst) {
        ObjectState object = prior.stored();
        boolean skipDestroy = !resource.block().lifecycle().destroy();
        if (object.dependencies().equals(resource.dependencies())
                && object.createBeforeDestroy() == createFirst
                && object.skipDestroy() == skipDestroy) {
            return;
        }
        plan.refreshed()
                .putCurrent(
                        instance.address(),
                        instance.provider(),
                        new ObjectState(
                                object.tainted(),
                                object.schemaVersion(),
                                object.attributes(),
                                object.sensitivePaths(),
                                object.privateData(),
                                resource.dependencies(),
                                createFirst,
                                object.identity(),
                                skipDestroy));
    }
}
