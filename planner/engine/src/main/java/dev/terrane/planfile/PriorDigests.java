package dev.terrane.planfile;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.plan.Plan;
import dev.terrane.plan.ResourceChange;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.value.SortedStrings;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Digests of the objects that a plan touches, and of those that these are made from, as they were.
final class PriorDigests {
    private final Redactor redactor;
    private final StateSnapshot prior;
    private final Set<ResourceInstanceAddress> touched = new HashSet<>();
    private final Set<ConfigResourceAddress> read = new HashSet<>();

    PriorDigests(Redactor redactor, Plan plan, StateSnapshot prior) {
        this.redactor = redactor;
        this.prior = prior;
        plan.changes().stream().filter(ResourceChange::isEffective).forEach(this::touch);
        plan.drift().forEach(drift -> touched.add(drift.previousAddress()));
    }

    private void touch(ResourceChange change) {
        touched.add(change.address());
        touched.add(change.previousAddress());
        read.addAll(change.dependencies());
    }

    SortedMap<String, Digest> all() {
        Map<String, Digest> digests = new HashMap<>();
        prior.resources()
                .forEach((resource, state) ->
                        state.instances()
                                .forEach((key, i) -> add(digests, resource.instance(key), i)));
        return SortedStrings.copy(digests);
    }

    private void add(
            Map<String, Digest> digests, ResourceInstanceAddress address, InstanceState instance) {
        if (!touched.contains(address) && !read.contains(address.config())) {
            return;
        }
        String shown = redactor.address(address);
        instance.current()
                .ifPresent(o ->
                        digests.put(PlannedChange.place(shown, Optional.empty()), of(address, o)));
        instance.deposed()
                .forEach((key, o) ->
                        digests.put(PlannedChange.place(shown, Optional.of(key)), of(address, o)));
    }

    private Digest of(ResourceInstanceAddress address, ObjectState object) {
        Value whole =
                Value.object(
                        Map.of(
                                "attributes", StoredAttributes.asStored(object),
                                "schema_version", Value.number(object.schemaVersion()),
                                "tainted", Value.bool(object.tainted())));
        boolean guarded = !object.sensitivePaths().isEmpty();
        return redactor.digest("object", address.toString(), JsonText.of(whole), guarded);
    }
}
