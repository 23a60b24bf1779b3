package dev.terrane.applying;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.applying.Deletions.Deletion;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.ConditionOutcome;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.evaluating.ConfigNode.StepNode;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.evaluating.EphemeralProgress;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Carries out what is planned for each block when the evaluation comes to it.
final class ApplyingHandler implements ObjectHandler {
    private final ApplyRequest request;
    private final Targets targets;
    private final WorkingState state;
    private final ObjectTypes types;
    private final Work work;
    private final Deletions deletions;
    private final ActionInvoker actions;
    private final Map<ResourceInstanceAddress, ResourceChange> changes = new HashMap<>();
    private final AppliedChecks checked = new AppliedChecks();
    private final Set<ConfigResourceAddress> visited = ConcurrentHashMap.newKeySet();
    private final Set<ResourceInstanceAddress> failed = ConcurrentHashMap.newKeySet();
    private final Set<ResourceInstanceAddress> gone = ConcurrentHashMap.newKeySet();

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
        this.actions = new ActionInvoker(request, work);
        request.plan().changes().stream()
                .filter(change -> change.deposedKey().isEmpty())
                .forEach(change -> changes.put(change.address(), change));
    }

    /// @param value nothing where the instance failed or was left out
    private record Settled(InstanceKey key, Optional<Value> value, Diagnostics problems) {}

    @Override
    public EphemeralProgress ephemeral() {
        return request.progress();
    }

    @Override
    public Map<InstanceKey, Value> settle(DesiredResource resource, Diagnostics diagnostics) {
        visited.add(resource.address().config());
        ObjectType type =
                types.find(resource.provider(), resource.address().resource()).orElseThrow();
        List<Settled> settled =
                work.bounded()
                        .map(resource.instances(), instance -> settle(resource, instance, type));
        Map<InstanceKey, Value> values = new LinkedHashMap<>();
        for (Settled one : settled) {
            diagnostics.addAll(one.problems());
            one.value().ifPresent(value -> values.put(one.key(), value));
        }
        return values;
    }

    private Settled settle(DesiredResource resource, DesiredInstance instance, ObjectType type) {
        Diagnostics own = new Diagnostics();
        Optional<Value> value =
                value(resource, instance, type, own).filter(made -> !own.hasErrors());
        if (value.isEmpty()) {
            failed.add(instance.address());
            resource.check().ifPresent(name -> checked.add(unreadable(resource, name)));
        }
        resource.settled().accept(instance.address().key(), value);
        return new Settled(instance.address().key(), value, own);
    }

    private static ConditionOutcome unreadable(DesiredResource resource, String check) {
        return ConditionOutcome.ofCheck(
                resource.address().module(), check, ConditionOutcome.Result.FAIL, "");
    }

    private Optional<Value> value(
            DesiredResource resource,
            DesiredInstance instance,
            ObjectType type,
            Diagnostics diagnostics) {
        ResourceChange change = changes.get(instance.address());
        if (change == null
                || change.change().isNoOp()
                || change.change() instanceof Change.Delete
                || change.change() instanceof Change.Forget) {
            return Optional.of(unchanged(instance, change, type, diagnostics));
        }
        if (work.isStopping() || predecessorIsLeft(change)) {
            return Optional.empty();
        }
        return resource.address().resource().mode() == ResourceMode.DATA
                ? new DataReading(request, work, resource, instance, type, change.reason())
                        .read(diagnostics)
                : new ObjectChange(request, work, actions, resource, instance, type, change)
                        .carryOut(diagnostics);
    }

    /// What comes after a change is done for those objects whose change was.
    @Override
    public void triggered(DesiredResource resource, Diagnostics diagnostics) {
        List<Diagnostics> problems =
                work.bounded()
                        .map(
                                resource.instances(),
                                instance -> {
                                    Diagnostics own = new Diagnostics();
                                    if (!failed.contains(instance.address())) {
                                        actions.after(instance, own);
                                    }
                                    return own;
                                });
        problems.forEach(diagnostics::addAll);
    }

    @Override
    public void invocable(DesiredResource action, Diagnostics diagnostics) {
        actions.asked(action, diagnostics);
    }

    /// Whether an object that has to go first has not gone.
    private boolean predecessorIsLeft(ResourceChange change) {
        return change.change() instanceof Change.Replace replace
                && !replace.createBeforeDestroy()
                && !gone.contains(change.address());
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
    public boolean step(StepNode step, Diagnostics diagnostics) {
        Optional<Deletion> found = deletions.of(step);
        if (found.isEmpty()) {
            return true;
        }
        Deletion deletion = found.get();
        if (deletion.afterSuccessor() && failed.contains(deletion.address())) {
            return false;
        }
        if (work.isStopping()) {
            diagnostics.add(notBegun(deletion));
            return false;
        }
        boolean done =
                new ObjectDeletion(request, state, work, types, deletion).carryOut(diagnostics);
        if (done && deletion.change().deposedKey().isEmpty()) {
            gone.add(deletion.address());
        }
        return done;
    }

    /// A deletion that comes after its successor looks at that one alone, not at all of its block.
    @Override
    public boolean leavesOut(ResourceNode from, StepNode dependent) {
        return !visited.contains(from.address())
                || deletions
                        .of(dependent)
                        .filter(deletion -> deletion.address().config().equals(from.address()))
                        .isEmpty();
    }

    /// A successor looks at the deletion that comes before it, and others of its block do not. Data can
    /// be read where an object is left over; it only was to be tried first.
    @Override
    public boolean leavesOut(StepNode from, ResourceNode dependent) {
        return dependent.address().resource().isManaged()
                && deletions
                        .of(from)
                        .filter(deletion -> deletion.address().config().equals(dependent.address()))
                        .isEmpty();
    }

    @Override
    public void checked(ConditionOutcome outcome) {
        checked.add(outcome);
    }

    /// How the conditions have come out.
    AppliedChecks checked() {
        return checked;
    }

    @Override
    public boolean checks() {
        return !request.plan().options().isDestroy();
    }

    private static Diagnostic notBegun(Deletion deletion) {
        return Diagnostic.error(
                        "Not begun",
                        "%s was not deleted, because nothing more was to be begun."
                                .formatted(deletion.address()))
                .about(deletion.address().toString());
    }
}
