package dev.terrane.planning;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.evaluating.ConfigNode;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.graph.Dag;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which resources are created before their predecessors are destroyed: those that ask for it, and
/// all that those depend on, because otherwise the order could not be kept.
final class ReplacementOrder {
    private final Set<ConfigResourceAddress> createFirst = new HashSet<>();

    ReplacementOrder(Configuration configuration, Dag<ConfigNode> dag) {
        List<ConfigNode> asking = new ArrayList<>();
        configuration
                .modules()
                .forEach(module ->
                        module.config().resources().values().stream()
                                .filter(r -> r.lifecycle().createBeforeDestroy())
                                .map(r -> new ConfigResourceAddress(module.path(), r.address()))
                                .forEach(address -> asking.add(new ResourceNode(address))));
        if (!asking.isEmpty()) {
            dag.withDependencies(asking).forEach(this::add);
        }
    }

    private void add(ConfigNode node) {
        if (node instanceof ResourceNode resource && resource.address().resource().isManaged()) {
            createFirst.add(resource.address());
        }
    }

    boolean createsBeforeDestroy(ConfigResourceAddress address) {
        return createFirst.contains(address);
    }
}
