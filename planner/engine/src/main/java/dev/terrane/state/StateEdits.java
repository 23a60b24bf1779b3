package dev.terrane.state;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ProviderSource;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.StateSnapshot.ResourceState;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The changes that are made to a state by hand. Each gives a new snapshot.
public final class StateEdits {
    private StateEdits() {}

    /// Without these instances.
    public static StateSnapshot remove(
            StateSnapshot state, Collection<ResourceInstanceAddress> instances) {
        Set<ResourceInstanceAddress> gone = new HashSet<>(instances);
        SortedMap<AllInstances, ResourceState> left = new TreeMap<>();
        state.resources()
                .forEach((address, resource) -> {
                    SortedMap<InstanceKey, InstanceState> kept =
                            new TreeMap<>(resource.instances());
                    kept.keySet().removeIf(key -> gone.contains(address.instance(key)));
                    if (!kept.isEmpty()) {
                        left.put(address, resource.withInstances(kept));
                    }
                });
        return withResources(state, left);
    }

    /// These instances alone, under the addresses that they are mapped to.
    static SortedMap<AllInstances, ResourceState> moved(
            StateSnapshot state, Map<ResourceInstanceAddress, ResourceInstanceAddress> moves) {
        SortedMap<AllInstances, ResourceState> moved = new TreeMap<>();
        moves.forEach((from, to) -> {
            ResourceState resource = resource(state, from.allInstances());
            put(moved, to, resource.provider(from.key()), state.instance(from).orElseThrow());
        });
        return moved;
    }

    /// One that is there.
    static ResourceState resource(StateSnapshot state, AllInstances address) {
        return Objects.requireNonNull(state.resources().get(address));
    }

    private static void put(
            SortedMap<AllInstances, ResourceState> resources,
            ResourceInstanceAddress address,
            ProviderConfigAddress provider,
            InstanceState instance) {
        ResourceState there = resources.get(address.allInstances());
        ResourceState base = there == null ? new ResourceState(provider, new TreeMap<>()) : there;
        resources.put(address.allInstances(), base.with(address.key(), instance, provider));
    }

    /// Within one state. What depends on a resource that has wholly moved depends on it where it is now.
    public static StateSnapshot move(
            StateSnapshot state, Map<ResourceInstanceAddress, ResourceInstanceAddress> moves) {
        StateSnapshot without = remove(state, moves.keySet());
        StateSnapshot with = add(without, moved(state, moves));
        return redirect(with, renamed(without, moves));
    }

    /// From one state to another one.
    ///
    /// @return the target with the instances of the source
    public static StateSnapshot transfer(
            StateSnapshot source,
            StateSnapshot target,
            Map<ResourceInstanceAddress, ResourceInstanceAddress> moves) {
        return add(target, moved(source, moves));
    }

    private static StateSnapshot add(
            StateSnapshot state, SortedMap<AllInstances, ResourceState> further) {
        SortedMap<AllInstances, ResourceState> all = new TreeMap<>(state.resources());
        further.forEach((address, resource) ->
                resource.instances()
                        .forEach((key, instance) ->
                                put(all, address.instance(key), resource.provider(key), instance)));
        return withResources(state, all);
    }

    /// The resources of which nothing is left at the old address.
    private static Map<ConfigResourceAddress, ConfigResourceAddress> renamed(
            StateSnapshot without, Map<ResourceInstanceAddress, ResourceInstanceAddress> moves) {
        Set<ConfigResourceAddress> left = new HashSet<>();
        without.resources().keySet().forEach(address -> left.add(address.config()));
        Map<ConfigResourceAddress, ConfigResourceAddress> renamed = new HashMap<>();
        moves.forEach((from, to) -> {
            if (!left.contains(from.config()) && !from.config().equals(to.config())) {
                renamed.put(from.config(), to.config());
            }
        });
        return renamed;
    }

    private static StateSnapshot redirect(
            StateSnapshot state, Map<ConfigResourceAddress, ConfigResourceAddress> renamed) {
        return renamed.isEmpty()
                ? state
                : eachObject(
                        state,
                        object ->
                                object.withDependencies(
                                        object.dependencies().stream()
                                                .map(d -> renamed.getOrDefault(d, d))
                                                .distinct()
                                                .toList()));
    }

    private static StateSnapshot eachObject(
            StateSnapshot state, UnaryOperator<ObjectState> change) {
        SortedMap<AllInstances, ResourceState> all = new TreeMap<>();
        state.resources()
                .forEach((address, resource) -> {
                    SortedMap<InstanceKey, InstanceState> instances = new TreeMap<>();
                    resource.instances()
                            .forEach((key, instance) -> instances.put(key, each(instance, change)));
                    all.put(address, resource.withInstances(instances));
                });
        return withResources(state, all);
    }

    private static InstanceState each(InstanceState instance, UnaryOperator<ObjectState> change) {
        SortedMap<String, ObjectState> deposed = new TreeMap<>(instance.deposed());
        deposed.replaceAll((key, object) -> change.apply(object));
        return new InstanceState(instance.current().map(change), deposed);
    }

    /// The resources that another provider manages from now on.
    public static List<AllInstances> managedBy(StateSnapshot state, ProviderSource source) {
        return state.resources().entrySet().stream()
                .filter(entry -> entry.getValue().provider().source().equals(source))
                .map(Map.Entry::getKey)
                .toList();
    }

    public static StateSnapshot replaceProvider(
            StateSnapshot state, ProviderSource from, ProviderSource to) {
        SortedMap<AllInstances, ResourceState> all = new TreeMap<>(state.resources());
        for (AllInstances address : managedBy(state, from)) {
            ResourceState resource = resource(state, address);
            SortedMap<InstanceKey, ProviderConfigAddress> own = new TreeMap<>(resource.own());
            own.replaceAll((key, provider) -> replaced(provider, to));
            all.put(
                    address,
                    new ResourceState(
                            replaced(resource.provider(), to), resource.instances(), own));
        }
        return withResources(state, all);
    }

    private static ProviderConfigAddress replaced(
            ProviderConfigAddress provider, ProviderSource to) {
        return new ProviderConfigAddress(provider.module(), to, provider.alias());
    }

    /// The current object of an instance, to be replaced by the next apply, or not any more.
    public static StateSnapshot taint(
            StateSnapshot state, ResourceInstanceAddress address, boolean tainted) {
        ResourceState resource = resource(state, address.allInstances());
        SortedMap<InstanceKey, InstanceState> instances = new TreeMap<>(resource.instances());
        instances.computeIfPresent(
                address.key(),
                (key, was) ->
                        new InstanceState(
                                was.current().map(object -> object.withTaint(tainted)),
                                was.deposed()));
        SortedMap<AllInstances, ResourceState> all = new TreeMap<>(state.resources());
        all.put(address.allInstances(), resource.withInstances(instances));
        return withResources(state, all);
    }

    private static StateSnapshot withResources(
            StateSnapshot state, SortedMap<AllInstances, ResourceState> resources) {
        return new StateSnapshot(
                state.terraformVersion(),
                state.serial(),
                state.lineage(),
                state.outputs(),
                resources,
                state.checkResults());
    }
}
