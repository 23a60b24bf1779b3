package dev.terrane.state;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.address.ResourceMode;
import dev.terrane.state.JournalRecord.Gone;
import dev.terrane.state.JournalRecord.Saved;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.ResourceState;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// How the objects of one state came to the addresses that they have in another one, for a journal
/// that goes on from the former.
///
/// Where every object is where it was, only its attributes were read again, and that is not worth a
/// record: they are read again anyway. Nor is what was only read.
public final class StateRearrangement {
    private final StateSnapshot before;
    private final StateSnapshot after;
    private final List<JournalRecord> parts = new ArrayList<>();
    private boolean moved;

    private StateRearrangement(StateSnapshot before, StateSnapshot after) {
        this.before = before;
        this.after = after;
    }

    /// Nothing where no object has another place.
    public static Optional<JournalRecord> between(StateSnapshot before, StateSnapshot after) {
        return new StateRearrangement(before, after).find();
    }

    private Optional<JournalRecord> find() {
        SortedSet<AllInstances> all = new TreeSet<>(before.resources().keySet());
        all.addAll(after.resources().keySet());
        all.stream()
                .filter(resource -> resource.resource().mode() == ResourceMode.MANAGED)
                .forEach(this::compare);
        return moved ? Optional.of(new JournalRecord.Rearranged(parts)) : Optional.empty();
    }

    private void compare(AllInstances resource) {
        SortedMap<InstanceKey, InstanceState> was = instances(before, resource);
        SortedMap<InstanceKey, InstanceState> is = instances(after, resource);
        SortedSet<InstanceKey> keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        for (InstanceKey key : keys) {
            ResourceInstanceAddress address = resource.instance(key);
            SortedMap<String, Saved> objectsWere = objects(before, address);
            SortedMap<String, Saved> objectsAre = objects(after, address);
            moved |= !objectsWere.keySet().equals(objectsAre.keySet());
            objectsWere.values().stream()
                    .filter(object -> !objectsAre.containsKey(place(object)))
                    .forEach(object -> parts.add(new Gone(address, object.deposedKey())));
            objectsAre.values().stream()
                    .filter(object -> !object.equals(objectsWere.get(place(object))))
                    .forEach(parts::add);
        }
    }

    private static SortedMap<InstanceKey, InstanceState> instances(
            StateSnapshot state, AllInstances resource) {
        ResourceState found = state.resources().get(resource);
        return found == null ? new TreeMap<>() : found.instances();
    }

    /// By their key: nothing for the current one.
    private static SortedMap<String, Saved> objects(
            StateSnapshot state, ResourceInstanceAddress address) {
        SortedMap<String, Saved> objects = new TreeMap<>();
        ResourceState resource = state.resources().get(address.allInstances());
        InstanceState instance = resource == null ? null : resource.instances().get(address.key());
        if (resource != null && instance != null) {
            instance.current()
                    .map(object ->
                            new Saved(
                                    address,
                                    Optional.empty(),
                                    resource.provider(address.key()),
                                    object))
                    .ifPresent(object -> objects.put(place(object), object));
            instance.deposed()
                    .forEach((key, object) ->
                            objects.put(
                                    key,
                                    new Saved(
                                            address,
                                            Optional.of(key),
                                            resource.provider(address.key()),
                                            object)));
        }
        return objects;
    }

    private static String place(Saved object) {
        return object.deposedKey().orElse("");
    }
}
