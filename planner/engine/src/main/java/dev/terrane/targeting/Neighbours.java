package dev.terrane.targeting;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.evaluating.ConfigNode;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.evaluating.ConfigNode.TriggersNode;
import dev.terrane.graph.Dag;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.ObjectState;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What comes before or after the blocks of a configuration, and the objects of a state where these
/// count, too.
final class Neighbours {
    private final Dag<ConfigNode> dag;
    private final boolean dependents;
    private final Map<ConfigResourceAddress, Set<ConfigResourceAddress>> stored = new HashMap<>();
    private final List<TriggersNode> triggers = new ArrayList<>();

    private Neighbours(Dag<ConfigNode> dag, boolean dependents) {
        this.dag = dag;
        this.dependents = dependents;
    }

    static Neighbours dependencies(Dag<ConfigNode> dag) {
        return new Neighbours(dag, false);
    }

    static Neighbours dependents(Dag<ConfigNode> dag) {
        return new Neighbours(dag, true);
    }

    /// An object takes along what the actions need that its change triggers.
    Neighbours withTriggers() {
        triggers.addAll(
                dag.vertices().stream()
                        .filter(TriggersNode.class::isInstance)
                        .map(TriggersNode.class::cast)
                        .toList());
        return this;
    }

    /// Objects are destroyed by what they were made from, whatever the configuration says now.
    Neighbours with(StateSnapshot state) {
        state.resources()
                .forEach((address, resource) ->
                        resource.instances()
                                .values()
                                .forEach(instance -> add(address.config(), instance)));
        return this;
    }

    private void add(ConfigResourceAddress block, InstanceState instance) {
        instance.current().ifPresent(object -> add(block, object));
        instance.deposed().values().forEach(object -> add(block, object));
    }

    private void add(ConfigResourceAddress block, ObjectState object) {
        for (ConfigResourceAddress dependency : object.dependencies()) {
            stored.computeIfAbsent(dependents ? dependency : block, key -> new HashSet<>())
                    .add(dependents ? block : dependency);
        }
    }

    /// The nodes and all that comes behind them in the direction, however far away.
    Set<ConfigNode> closure(Collection<ConfigNode> from) {
        Set<ConfigNode> found = new HashSet<>(from);
        int before;
        do {
            before = found.size();
            triggers.stream()
                    .filter(node -> found.contains(new ResourceNode(node.resource())))
                    .forEach(found::add);
            found.addAll(dependents ? dag.withDependents(found) : dag.withDependencies(found));
            if (!stored.isEmpty()) {
                Set<ConfigNode> more = new HashSet<>();
                found.forEach(node -> addStored(node, more));
                found.addAll(more);
            }
        } while (!(stored.isEmpty() && triggers.isEmpty()) && found.size() > before);
        return found;
    }

    private void addStored(ConfigNode node, Set<ConfigNode> found) {
        if (node instanceof ResourceNode resource) {
            stored.getOrDefault(resource.address(), Set.of())
                    .forEach(next -> found.add(new ResourceNode(next)));
        }
    }
}
