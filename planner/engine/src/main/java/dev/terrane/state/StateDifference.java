package dev.terrane.state;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.ResourceState;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// In which objects two states differ.
public final class StateDifference {
    private static final SortedMap<InstanceKey, InstanceState> NONE =
            Collections.unmodifiableSortedMap(new TreeMap<>());

    private StateDifference() {}

    /// The addresses, in order.
    public static SortedSet<ResourceInstanceAddress> between(
            StateSnapshot one, StateSnapshot other) {
        TreeSet<AllInstances> resources = new TreeSet<>(one.resources().keySet());
        resources.addAll(other.resources().keySet());
        TreeSet<ResourceInstanceAddress> addresses = new TreeSet<>();
        for (AllInstances resource : resources) {
            between(
                    resource,
                    one.resources().get(resource),
                    other.resources().get(resource),
                    addresses);
        }
        return addresses;
    }

    private static void between(
            AllInstances resource,
            @org.jspecify.annotations.Nullable ResourceState one,
            @org.jspecify.annotations.Nullable ResourceState other,
            Set<ResourceInstanceAddress> addresses) {
        boolean sameProvider =
                one != null && other != null && one.provider().equals(other.provider());
        var before = one == null ? NONE : one.instances();
        var after = other == null ? NONE : other.instances();
        TreeSet<InstanceKey> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (InstanceKey key : keys) {
            InstanceState then = before.get(key);
            if (!sameProvider || then == null || !then.equals(after.get(key))) {
                addresses.add(resource.instance(key));
            }
        }
    }
}
