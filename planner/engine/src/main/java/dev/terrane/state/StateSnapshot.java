package dev.terrane.state;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The state at one moment.
///
/// @param terraformVersion of the program that wrote it
/// @param serial grows by one with each snapshot that differs
/// @param lineage the same for all snapshots of one state, empty before the first is saved
/// @param checkResults as they stand in the file, `null` or an array; kept for Terraform
public record StateSnapshot(
        String terraformVersion,
        long serial,
        String lineage,
        SortedMap<String, OutputState> outputs,
        SortedMap<AllInstances, ResourceState> resources,
        String checkResults) {

    public static final StateSnapshot EMPTY =
            new StateSnapshot("", 0, "", new TreeMap<>(), new TreeMap<>(), "null");

    /// @param value unmarked
    public record OutputState(Value value, Type type, boolean sensitive) {}

    /// @param provider that manages the instances which have none of their own
    /// @param own the providers of single instances, where a key chose among several
    public record ResourceState(
            ProviderConfigAddress provider,
            SortedMap<InstanceKey, InstanceState> instances,
            SortedMap<InstanceKey, ProviderConfigAddress> own) {
        public ResourceState {
            instances = Collections.unmodifiableSortedMap(new TreeMap<>(instances));
            own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
        }

        public ResourceState(
                ProviderConfigAddress provider, SortedMap<InstanceKey, InstanceState> instances) {
            this(provider, instances, new TreeMap<>());
        }

        public ProviderConfigAddress provider(InstanceKey key) {
            return own.getOrDefault(key, provider);
        }

        public Set<ProviderConfigAddress> providers() {
            Set<ProviderConfigAddress> all = new HashSet<>(own.values());
            if (own.size() < instances.size()) {
                all.add(provider);
            }
            return all;
        }

        /// The same resource with other instances, each with the provider that it has here.
        public ResourceState withInstances(SortedMap<InstanceKey, InstanceState> others) {
            SortedMap<InstanceKey, ProviderConfigAddress> kept = new TreeMap<>(own);
            kept.keySet().retainAll(others.keySet());
            return new ResourceState(provider, others, kept);
        }

        /// Together with one instance more, or another one under that key.
        ResourceState with(InstanceKey key, InstanceState instance, ProviderConfigAddress manager) {
            SortedMap<InstanceKey, InstanceState> all = new TreeMap<>(instances);
            all.put(key, instance);
            SortedMap<InstanceKey, ProviderConfigAddress> managers = new TreeMap<>(own);
            managers.remove(key);
            if (manager.isKeyed() || !manager.equals(provider)) {
                managers.put(key, manager);
            }
            return new ResourceState(provider, all, managers);
        }
    }

    /// @param deposed objects that were replaced and are still to be deleted, by their key
    public record InstanceState(
            Optional<ObjectState> current, SortedMap<String, ObjectState> deposed) {
        public InstanceState {
            deposed = Collections.unmodifiableSortedMap(new TreeMap<>(deposed));
        }

        public static InstanceState of(ObjectState current) {
            return new InstanceState(Optional.of(current), new TreeMap<>());
        }

        public boolean isEmpty() {
            return current.isEmpty() && deposed.isEmpty();
        }
    }

    /// One object.
    ///
    /// @param attributes JSON, by the schema of that version
    /// @param sensitivePaths what is not to be shown
    /// @param privateData the provider's own, as bytes
    /// @param dependencies the resources that it was made from, direct ones
    /// @param identity JSON, where the provider has given one
    /// @param skipDestroy its block said `destroy = false`, so that it is only forgotten, also once its
    ///     block is gone. OpenTofu keeps the same
    @SuppressWarnings("ArrayRecordComponent") // compared by content below, and never written to
    public record ObjectState(
            boolean tainted,
            long schemaVersion,
            byte[] attributes,
            List<ValuePath> sensitivePaths,
            byte[] privateData,
            List<ConfigResourceAddress> dependencies,
            boolean createBeforeDestroy,
            Optional<IdentityState> identity,
            boolean skipDestroy) {
        public ObjectState {
            sensitivePaths = List.copyOf(sensitivePaths);
            dependencies = List.copyOf(dependencies);
        }

        public ObjectState(
                boolean tainted,
                long schemaVersion,
                byte[] attributes,
                List<ValuePath> sensitivePaths,
                byte[] privateData,
                List<ConfigResourceAddress> dependencies,
                boolean createBeforeDestroy,
                Optional<IdentityState> identity) {
            this(
                    tainted,
                    schemaVersion,
                    attributes,
                    sensitivePaths,
                    privateData,
                    dependencies,
                    createBeforeDestroy,
                    identity,
                    false);
        }

        public ObjectState withSkipDestroy(boolean skip) {
            return new ObjectState(
                    tainted,
                    schemaVersion,
                    attributes,
                    sensitivePaths,
                    privateData,
                    dependencies,
                    createBeforeDestroy,
                    identity,
                    skip);
        }

        public ObjectState withTaint(boolean nowTainted) {
            return new ObjectState(
                    nowTainted,
                    schemaVersion,
                    attributes,
                    sensitivePaths,
                    privateData,
                    dependencies,
                    createBeforeDestroy,
                    identity,
                    skipDestroy);
        }

        public ObjectState withDependencies(List<ConfigResourceAddress> others) {
            return new ObjectState(
                    tainted,
                    schemaVersion,
                    attributes,
                    sensitivePaths,
                    privateData,
                    others,
                    createBeforeDestroy,
                    identity,
                    skipDestroy);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ObjectState that
                    && tainted == that.tainted
                    && schemaVersion == that.schemaVersion
                    && createBeforeDestroy == that.createBeforeDestroy
                    && skipDestroy == that.skipDestroy
                    && Arrays.equals(attributes, that.attributes)
                    && Arrays.equals(privateData, that.privateData)
                    && sensitivePaths.equals(that.sensitivePaths)
                    && dependencies.equals(that.dependencies)
                    && identity.equals(that.identity);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(attributes);
        }
    }

    /// @param json the identity's attributes, as text
    public record IdentityState(long schemaVersion, String json) {}

    public StateSnapshot {
        outputs = Collections.unmodifiableSortedMap(outputs);
        resources = Collections.unmodifiableSortedMap(resources);
    }

    public boolean isEmpty() {
        return outputs.isEmpty() && resources.isEmpty();
    }

    public Optional<InstanceState> instance(ResourceInstanceAddress address) {
        ResourceState resource = resources.get(address.allInstances());
        return resource == null
                ? Optional.empty()
                : Optional.ofNullable(resource.instances().get(address.key()));
    }

    public Optional<ObjectState> current(ResourceInstanceAddress address) {
        return instance(address).flatMap(InstanceState::current);
    }

    /// The same as the next snapshot of a lineage, written by this program.
    public StateSnapshot numbered(String nextLineage, long nextSerial) {
        return new StateSnapshot(
                StateWriter.TERRAFORM_VERSION,
                nextSerial,
                nextLineage,
                outputs,
                resources,
                checkResults);
    }

    public StateSnapshot withOutputs(SortedMap<String, OutputState> others) {
        return new StateSnapshot(
                terraformVersion, serial, lineage, others, resources, checkResults);
    }

    /// Whether both hold the same, whatever their serials and lineages.
    public boolean sameContent(StateSnapshot other) {
        return outputs.equals(other.outputs)
                && resources.equals(other.resources)
                && checkResults.equals(other.checkResults);
    }
}
