package dev.terrane.applying;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.applying.Deletions.Deletion;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.ConfigNode.StepNode;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.evaluating.ObjectHandler;
import dev.terrane.objects.ObjectType;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.plan.Change;
import dev.terrane.plan.ResourceChange;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.WorkingState;
import dev.terrane.targeting.Targets;
import dev.terrane.value.Value;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Carries out what is planned for each block when the evaluation comes to it.
final class ApplyingHandler implements ObjectHandler {
    private final ApplyRequest request;
    private final Targets targets;
    private final WorkingState state;
    private final ObjectTypes types;
    private final Work work;
    private final Deletions deletions;
    private final Map<ResourceInstanceAddress, ResourceChange> changes = new HashMap<>();

    ApplyingHandler(
            ApplyRequest request,
            Targets targets,
            WorkingState state,
            ObjectTypes types,
            Work work,
            Deletions deletions) {
        this.request = request;
        this.targets = targets;
        this.state = state;
        this.types = types;
        this.work = work;
        this.deletions = deletions;
        request.plan().changes().stream()
                .filter(change -> change.deposedKey().isEmpty())
                .forEach(change -> changes.put(change.address(), change));
    }

    private record Settled(InstanceKey key, Value value, Diagnostics problems, boolean stopped) {}

    @Override
    public Map<InstanceKey, Value> settle(DesiredResource resource, Diagnostics diagnostics) {
        ObjectType type =
                types.find(resource.provider().source(), resource.address().resource())
                        .orElseThrow();
        List<Settled> settled =
                work.bounded()
                        .map(resource.instances(), instance -> settle(resource, instance, type));
        Map<InstanceKey, Value> values = new LinkedHashMap<>();
        for (Settled one : settled) {
            diagnostics.addAll(one.problems());
            values.put(one.key(), one.value());
        }
        return values;
    }

    private Settled settle(DesiredResource resource, DesiredInstance instance, ObjectType type) {
        Diagnostics own = new Diagnostics();
        Value value = value(resource, instance, type, own);
        return new Settled(instance.address().key(), value, own, work.isStopping());
    }

    private Value value(
            DesiredResource resource,
            DesiredInstance instance,
            ObjectType type,
            Diagnostics diagnostics) {
        ResourceChange change = changes.get(instance.address());
        if (change == null
                || change.change().isNoOp()
                || change.change() instanceof Change.Delete) {
            return unchanged(instance, change, type, diagnostics);
        }
        if (work.isStopping()) {
            return Value.DYNAMIC;
        }
        return resource.address().resource().mode() == ResourceMode.DATA
                ? new DataReading(request, work, resource, instance, type).read(diagnostics)
                : new ObjectChange(request, work, resource, instance, type, change)
                        .carryOut(diagnostics);
    }

    private Value unchanged(
            DesiredInstance instance,
            @org.jspecify.annotations.Nullable ResourceChange change,
            ObjectType type,
            Diagnostics diagnostics) {
        Optional<Value> known =
                change != null && change.change().isNoOp()
                        ? Optional.of(change.change().after())
                        : remembered(instance.address(), type, diagnostics);
        known.ifPresent(value -> recheck(instance, value, diagnostics));
        return known.orElse(Value.DYNAMIC);
    }

    /// Conditions that were not known when planning may be known now.
    private void recheck(DesiredInstance instance, Value value, Diagnostics diagnostics) {
        if (!request.plan().options().isDestroy()
                && targets.includes(instance.address())
                && instance.preconditionsHold(diagnostics)) {
            instance.postconditionsHold(value, diagnostics);
        }
    }

    private Optional<Value> remembered(
            ResourceInstanceAddress address, ObjectType type, Diagnostics diagnostics) {
        Optional<ObjectState> object = request.refreshed().current(address);
        return object.flatMap(found -> type.decode(found, address.toString(), diagnostics));
    }

    @Override
    public void step(StepNode step, Diagnostics diagnostics) {
        Optional<Deletion> deletion = deletions.of(step);
        if (deletion.isEmpty()) {
            return;
        }
        if (work.isStopping()) {
            diagnostics.add(notBegun(deletion.get()));
            return;
        }
        new ObjectDeletion(request, state, work, types, deletion.get()).carryOut(diagnostics);
    }

    private static Diagnostic notBegun(Deletion deletion) {
        return Diagnostic.error(
                        "Not begun",
                        "%s was not deleted, because nothing more was to be begun."
                                .formatted(deletion.address()))
                .about(deletion.address().toString());
    }
}
