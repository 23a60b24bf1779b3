package dev.terrane.state;

import dev.terrane.address.AddressParser;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.state.StateSnapshot.ResourceState;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an address picks out of a state, as people write it.
///
/// A name without a key stands for all instances: `aws_subnet.a`, `module.net`. A resource in a module
/// is named with the keys of that module's instance.
public sealed interface StateSelection {

    /// A module with all that is below it; steps without a key stand for all instances.
    record Module(ModuleAddress address) implements StateSelection {
        @Override
        public boolean contains(ResourceInstanceAddress other) {
            List<ModuleAddress.Step> steps = address.steps();
            List<ModuleAddress.Step> theirs = other.module().steps();
            if (theirs.size() < steps.size()) {
                return false;
            }
            for (int i = 0; i < steps.size(); i++) {
                if (!stands(steps.get(i), theirs.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean stands(ModuleAddress.Step step, ModuleAddress.Step theirs) {
            return step.name().equals(theirs.name())
                    && (step.key().equals(InstanceKey.NONE) || step.key().equals(theirs.key()));
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    /// A resource: all its instances, or the one with the key.
    record Resource(ResourceInstanceAddress address) implements StateSelection {
        @Override
        public boolean contains(ResourceInstanceAddress other) {
            return other.allInstances().equals(address.allInstances())
                    && (isWhole() || other.key().equals(address.key()));
        }

        /// Whether it was named without a key.
        public boolean isWhole() {
            return address.key().equals(InstanceKey.NONE);
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    boolean contains(ResourceInstanceAddress other);

    /// Nothing where the text is no address.
    static Optional<StateSelection> parse(String text) {
        Optional<ResourceInstanceAddress> resource = AddressParser.instance(text);
        if (resource.isPresent()) {
            return Optional.of(new Resource(resource.get()));
        }
        return AddressParser.module(text)
                .filter(module -> !module.isRoot())
                .map(StateSelection.Module::new);
    }

    /// The instances that it picks, in order.
    default List<ResourceInstanceAddress> in(StateSnapshot state) {
        List<ResourceInstanceAddress> picked = new ArrayList<>();
        state.resources()
                .forEach((address, resource) ->
                        instances(address, resource).stream()
                                .filter(this::contains)
                                .forEach(picked::add));
        return picked;
    }

    private static List<ResourceInstanceAddress> instances(
            AllInstances address, ResourceState resource) {
        return resource.instances().keySet().stream().map(address::instance).toList();
    }
}
