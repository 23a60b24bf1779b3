package dev.terrane.operating.explaining;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.operating.explaining.Cause.Kind;
import dev.terrane.plan.Change;
import dev.terrane.plan.Drift;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.Plan;
import dev.terrane.plan.ResourceChange;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;
import dev.terrane.value.ValuePath.AttributeStep;
import dev.terrane.value.ValuePath.IndexStep;
import dev.terrane.value.ValuePaths;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a plan says of single objects and their attributes.
final class PlannedValues {
    private final Plan plan;
    private final Map<AllInstances, TreeMap<InstanceKey, ResourceChange>> changes = new HashMap<>();
    private final Map<ResourceInstanceAddress, Drift> drift = new HashMap<>();

    PlannedValues(Plan plan) {
        this.plan = plan;
        plan.changes().stream()
                .filter(change -> change.deposedKey().isEmpty())
                .forEach(change ->
                        changes.computeIfAbsent(
                                        change.address().allInstances(), key -> new TreeMap<>())
                                .put(change.address().key(), change));
        plan.drift().forEach(seen -> drift.put(seen.address(), seen));
    }

    static ValuePath path(List<Traversal.Step> steps) {
        ValuePath path = ValuePath.EMPTY;
        for (Traversal.Step step : steps) {
            path =
                    switch (step) {
                        case Traversal.AttributeStep attribute ->
                                path.thenAttribute(attribute.name());
                        case Traversal.IndexStep index -> path.then(new IndexStep(index.key()));
                    };
        }
        return path;
    }

    static Optional<String> firstAttribute(ValuePath path) {
        return path.steps().isEmpty() || !(path.steps().getFirst() instanceof AttributeStep first)
                ? Optional.empty()
                : Optional.of(first.name());
    }

    Optional<ResourceChange> change(ResourceInstanceAddress address) {
        return Optional.ofNullable(changes.get(address.allInstances()))
                .map(instances -> instances.get(address.key()));
    }

    /// @param key of one of them, or none for all
    List<ResourceInstanceAddress> instances(AllInstances resource, InstanceKey key) {
        Map<InstanceKey, ResourceChange> known = changes.getOrDefault(resource, new TreeMap<>());
        if (!key.equals(InstanceKey.NONE)) {
            return known.containsKey(key) ? List.of(resource.instance(key)) : List.of();
        }
        return known.keySet().stream().map(resource::instance).toList();
    }

    Optional<Value> variable(String name) {
        return Optional.ofNullable(plan.variables().get(name));
    }

    Optional<OutputChange> outputChange(String name) {
        return plan.outputs().stream().filter(output -> output.name().equals(name)).findFirst();
    }

    Optional<Value> before(ResourceInstanceAddress address, ValuePath path) {
        return change(address).map(ResourceChange::change).flatMap(c -> part(c.before(), path));
    }

    Optional<Value> after(ResourceInstanceAddress address, ValuePath path) {
        return change(address).map(ResourceChange::change).flatMap(c -> part(c.after(), path));
    }

    /// The part of a value; of something that is hidden or not known as a whole, that itself.
    private static Optional<Value> part(Value value, ValuePath path) {
        if (value.unmarked().isNull()) {
            return Optional.empty();
        }
        if (!value.isKnown() || path.steps().isEmpty()) {
            return path.steps().isEmpty() ? Optional.empty() : Optional.of(value);
        }
        Optional<Value> found = ValuePaths.get(value, path);
        return found.isPresent() || path.steps().size() == 1
                ? found
                : part(value, new ValuePath(path.steps().subList(0, path.steps().size() - 1)))
                        .filter(around -> !around.isWhollyKnown() || !around.marks().isEmpty());
    }

    boolean isChanging(ResourceInstanceAddress address, ValuePath path) {
        Optional<ResourceChange> change = change(address);
        if (change.isEmpty() || change.get().change().isNoOp()) {
            return false;
        }
        return path.steps().isEmpty()
                || !before(address, path).equals(after(address, path))
                || after(address, path).map(value -> !value.isWhollyKnown()).orElse(false);
    }

    SortedSet<String> changedAttributes(ResourceInstanceAddress address) {
        SortedSet<String> names = new TreeSet<>();
        change(address)
                .map(ResourceChange::change)
                .ifPresent(change -> {
                    addNames(change.before(), names);
                    addNames(change.after(), names);
                });
        names.removeIf(name -> !isChanging(address, ValuePath.attribute(name)));
        return names;
    }

    private static void addNames(Value object, SortedSet<String> names) {
        if (object.unmarked() instanceof Value.ObjectValue known) {
            names.addAll(known.attributes().keySet());
        }
    }

    /// What is to be said of an attribute beside its values.
    String remark(ResourceInstanceAddress address, ValuePath path, boolean configured) {
        Optional<ResourceChange> change = change(address);
        if (change.isEmpty()) {
            return "read while planning";
        }
        if (!isChanging(address, path)) {
            return configured || path.steps().isEmpty()
                    ? "unchanged"
                    : "the provider sets it; unchanged";
        }
        String what =
                switch (change.get().change()) {
                    case Change.Create c -> "created";
                    case Change.Read c -> "read during apply";
                    case Change.Update c -> "updated";
                    case Change.Replace c -> "replaced";
                    case Change.Supersede c -> "another one; the old one is left alone";
                    case Change.Delete c -> "destroyed";
                    case Change.Forget c -> "forgotten";
                    case Change.NoOp c -> "unchanged";
                };
        return configured || path.steps().isEmpty()
                ? "the object is " + what
                : "the provider sets it, and the object is " + what;
    }

    Optional<Cause> drift(ResourceInstanceAddress address, ValuePath path) {
        Optional<Drift> seen = Optional.ofNullable(drift.get(address));
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        Optional<Value> remembered = part(seen.get().change().before(), path);
        Optional<Value> now = part(seen.get().change().after(), path);
        if (!path.steps().isEmpty() && remembered.equals(now)) {
            return Optional.empty();
        }
        if (path.steps().isEmpty() && !(seen.get().change() instanceof Change.Delete)) {
            return Optional.empty(); // its attributes say so each
        }
        return Optional.of(
                new Cause(
                        Kind.DRIFT,
                        "changed outside of the configuration",
                        Optional.empty(),
                        remembered,
                        now,
                        seen.get().change() instanceof Change.Delete ? "the object is gone" : "",
                        false,
                        List.of()));
    }
}
