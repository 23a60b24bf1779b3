package dev.terrane.evaluating;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.evaluating.ConfigNode.ImportNode;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.evaluating.ConfigNode.StepNode;
import dev.terrane.graph.Dag;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The resources that a resource is made from: those that it refers to, through variables, locals,
/// outputs and data sources, which have no object of their own; not through other resources.
///
/// Managed resources and data sources are both named, as a state records them.
final class ObjectDependencies {
    private final Dag<ConfigNode> dag;
    private final Map<ConfigNode, Set<ConfigResourceAddress>> passing = new HashMap<>();

    ObjectDependencies(Dag<ConfigNode> dag) {
        this.dag = dag;
    }

    synchronized List<ConfigResourceAddress> of(ResourceNode node) {
        return sorted(
                dag.dependencies(node).stream().filter(n -> !(n instanceof ImportNode)).toList(),
                node);
    }

    synchronized List<ConfigResourceAddress> of(Collection<ConfigNode> nodes, ResourceNode self) {
        return sorted(nodes, self);
    }

    private List<ConfigResourceAddress> sorted(Collection<ConfigNode> nodes, ResourceNode self) {
        Set<ConfigResourceAddress> found = new TreeSet<>();
        for (ConfigNode node : nodes) {
            found.addAll(reached(node));
        }
        found.remove(self.address());
        return List.copyOf(found);
    }

    /// The node itself where it has objects, and what it passes on. Nodes behind it are settled
    /// first, on a stack of our own: a chain of locals may be long.
    private Set<ConfigResourceAddress> reached(ConfigNode node) {
        Deque<ConfigNode> open = new ArrayDeque<>();
        open.push(node);
        while (!open.isEmpty()) {
            ConfigNode at = open.peek();
            List<ConfigNode> missing =
                    stops(at)
                            ? List.of()
                            : dag.dependencies(at).stream()
                                    .filter(d -> !passing.containsKey(d))
                                    .toList();
            if (missing.isEmpty()) {
                open.pop();
                passing.computeIfAbsent(at, this::settle);
            } else {
                missing.forEach(open::push);
            }
        }
        return passing.getOrDefault(node, Set.of());
    }

    private Set<ConfigResourceAddress> settle(ConfigNode node) {
        if (stops(node)) {
            return node instanceof ResourceNode object ? Set.of(object.address()) : Set.of();
        }
        Set<ConfigResourceAddress> found = new HashSet<>();
        if (node instanceof ResourceNode data
                && data.address().resource().mode() == ResourceMode.DATA) {
            found.add(data.address());
        }
        for (ConfigNode dependency : dag.dependencies(node)) {
            found.addAll(passing.get(dependency));
        }
        return found.isEmpty() ? Set.of() : found;
    }

    /// A step of the caller's own says when something is done, and not what it is made from.
    private static boolean stops(ConfigNode node) {
        return node instanceof StepNode
                || (node instanceof ResourceNode resource
                        && resource.address().resource().isManaged());
    }
}
