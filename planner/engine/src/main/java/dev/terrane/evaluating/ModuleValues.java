package dev.terrane.evaluating;

import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ResourceAddress;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What has been evaluated so far in one instance of a module.
///
/// @param repetition of the call that made the instance
/// @param invoking actions, and resources that trigger some, as the configuration wants them
/// @param calls the modules below it, by the name of the call
record ModuleValues(
        ModuleAddress address,
        ModuleNode node,
        RepetitionData repetition,
        Optional<ModuleValues> parent,
        Map<String, Value> variables,
        Map<String, Value> locals,
        Map<String, Value> outputs,
        Map<ResourceAddress, InstanceValues> resources,
        Map<ResourceAddress, DesiredResource> invoking,
        Map<String, ModuleInstances> calls) {

    /// Whether an output that is declared has no value, because what it needs failed.
    boolean isMissing(String output) {
        return node.config().outputs().containsKey(output) && !outputs.containsKey(output);
    }

    boolean hasMissing() {
        return !outputs.keySet().containsAll(node.config().outputs().keySet());
    }

    static ModuleValues root(ModuleNode node) {
        return of(ModuleAddress.ROOT, node, RepetitionData.NONE, Optional.empty());
    }

    static ModuleValues of(
            ModuleAddress address,
            ModuleNode node,
            RepetitionData repetition,
            Optional<ModuleValues> parent) {
        return new ModuleValues(
                address,
                node,
                repetition,
                parent,
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>());
    }
}
