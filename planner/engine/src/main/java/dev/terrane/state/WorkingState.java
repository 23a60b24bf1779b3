package dev.terrane.state;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.address.ResourceMode;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.StateSnapshot.OutputState;
import dev.terrane.state.StateSnapshot.ResourceState;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A state while it changes. Several threads may write to it; [#snapshot] gives what it is now.
public final class WorkingState {
    private final StateSnapshot base;
    private final SortedMap<String, OutputState> outputs;
    private final Map<AllInstances, Resource> resources = new HashMap<>();
    private String checkResults;

    private static final class Resource {
        private ProviderConfigAddress provider;
        private final SortedMap<InstanceKey, InstanceState> instances;
        private final SortedMap<InstanceKey, ProviderConfigAddress> own;

        Resource(ResourceState state) {
            this.provider = state.provider();
            this.instances = new TreeMap<>(state.instances());
            this.own = new TreeMap<>(state.own());
        }

        /// One that was chosen by a key is the instance's own.
        void put(InstanceKey key, ProviderConfigAddress manager, InstanceState state) {
            instances.put(key, state);
            if (manager.isKeyed()) {
                own.put(key, manager);
            } else {
                own.remove(key);
                provider = manager;
            }
        }

        ResourceState freeze() {
            return new ResourceState(provider, instances, own);
        }
    }

    public WorkingState(StateSnapshot base) {
        this.base = base;
        this.outputs = new TreeMap<>(base.outputs());
        this.checkResults = base.checkResults();
        base.resources().forEach((address, state) -> resources.put(address, new Resource(state)));
    }

    public synchronized Optional<ObjectState> current(ResourceInstanceAddress address) {
        return instance(address).current();
    }

    public synchronized InstanceState instance(ResourceInstanceAddress address) {
        Resource resource = resources.get(address.allInstances());
        InstanceState found = resource == null ? null : resource.instances.get(address.key());
        return found == null ? new InstanceState(Optional.empty(), new TreeMap<>()) : found;
    }

    public synchronized void putCurrent(
            ResourceInstanceAddress address, ProviderConfigAddress provider, ObjectState object) {
        put(address, provider, new InstanceState(Optional.of(object), instance(address).deposed()));
    }

    public synchronized void removeCurrent(ResourceInstanceAddress address) {
        replace(address, new InstanceState(Optional.empty(), instance(address).deposed()));
    }

    public synchronized void putDeposed(
            ResourceInstanceAddress address,
            ProviderConfigAddress provider,
            String key,
            ObjectState object) {
        InstanceState now = instance(address);
        SortedMap<String, ObjectState> deposed = new TreeMap<>(now.deposed());
        deposed.put(key, object);
        put(address, provider, new InstanceState(now.current(), deposed));
    }

    public synchronized void removeDeposed(ResourceInstanceAddress address, String key) {
        InstanceState now = instance(address);
        SortedMap<String, ObjectState> deposed = new TreeMap<>(now.deposed());
        deposed.remove(key);
        replace(address, new InstanceState(now.current(), deposed));
    }

    /// The current object becomes a deposed one.
    public synchronized void depose(ResourceInstanceAddress address, String key) {
        InstanceState now = instance(address);
        SortedMap<String, ObjectState> deposed = new TreeMap<>(now.deposed());
        now.current().ifPresent(object -> deposed.put(key, object));
        replace(address, new InstanceState(Optional.empty(), deposed));
    }

    /// Undoes [#depose], when the new object could not be made.
    public synchronized void restore(ResourceInstanceAddress address, String key) {
        InstanceState now = instance(address);
        SortedMap<String, ObjectState> deposed = new TreeMap<>(now.deposed());
        ObjectState object = deposed.remove(key);
        replace(address, new InstanceState(Optional.ofNullable(object), deposed));
    }

    /// Removes all that is known of an instance.
    public synchronized void forget(ResourceInstanceAddress address) {
        replace(address, new InstanceState(Optional.empty(), new TreeMap<>()));
    }

    /// Removes everything that was only read.
    public synchronized void forgetData() {
        resources.keySet().removeIf(address -> address.resource().mode() != ResourceMode.MANAGED);
    }

    /// Makes the state what it is after the record was written.
    public synchronized void apply(JournalRecord next) {
        ResourceInstanceAddress address = next.address();
        switch (next) {
            case JournalRecord.Intent intent -> {}
            case JournalRecord.Failed failed -> {}
            case JournalRecord.Due due -> {}
            case JournalRecord.Invoking invoking -> {}
            case JournalRecord.Invoked invoked -> {}
            case JournalRecord.Saved saved ->
                    saved.deposedKey()
                            .ifPresentOrElse(
                                    key ->
                                            putDeposed(
                                                    address, saved.provider(), key, saved.object()),
                                    () -> putCurrent(address, saved.provider(), saved.object()));
            case JournalRecord.Gone gone ->
                    gone.deposedKey()
                            .ifPresentOrElse(
                                    key -> removeDeposed(address, key),
                                    () -> removeCurrent(address));
            case JournalRecord.Deposed deposed -> depose(address, deposed.deposedKey());
            case JournalRecord.Restored restored -> restore(address, restored.deposedKey());
            case JournalRecord.Rearranged rearranged -> rearranged.parts().forEach(this::apply);
        }
    }

    public synchronized void putOutput(String name, OutputState output) {
        outputs.put(name, output);
    }

    public synchronized void removeOutput(String name) {
        outputs.remove(name);
    }

    public synchronized void setCheckResults(String json) {
        checkResults = json;
    }

    public synchronized StateSnapshot snapshot() {
        SortedMap<AllInstances, ResourceState> frozen = new TreeMap<>();
        resources.forEach((address, resource) -> frozen.put(address, resource.freeze()));
        return new StateSnapshot(
                base.terraformVersion(),
                base.serial(),
                base.lineage(),
                new TreeMap<>(outputs),
                frozen,
                checkResults);
    }

    private void put(
            ResourceInstanceAddress address, ProviderConfigAddress provider, InstanceState state) {
        Resource resource =
                resources.computeIfAbsent(
                        address.allInstances(),
                        key -> new Resource(new ResourceState(provider, new TreeMap<>())));
        resource.put(address.key(), provider, state);
    }

    private void replace(ResourceInstanceAddress address, InstanceState state) {
        Resource resource = resources.get(address.allInstances());
        if (resource == null) {
            return;
        }
        if (state.isEmpty()) {
            resource.instances.remove(address.key());
            resource.own.remove(address.key());
        } else {
            resource.instances.put(address.key(), state);
        }
        if (resource.instances.isEmpty()) {
            resources.remove(address.allInstances());
        }
    }
}
