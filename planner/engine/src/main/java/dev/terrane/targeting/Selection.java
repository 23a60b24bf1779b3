package dev.terrane.targeting;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.evaluating.ConfigNode;
import dev.terrane.evaluating.ConfigNode.ResourceNode;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What addresses name, and what that takes along in one direction.
///
/// A block of which single instances are named is taken by these alone. What it takes along is taken
/// whole, and so is the block itself where something that is named whole takes it along.
final class Selection {
    private final List<TargetAddress> addresses;
    private final Set<ConfigNode> whole;
    private final Set<ConfigNode> all;

    private Selection(List<TargetAddress> addresses, Set<ConfigNode> whole, Set<ConfigNode> all) {
        this.addresses = addresses;
        this.whole = whole;
        this.all = all;
    }

    static Selection of(
            List<TargetAddress> addresses, Collection<ConfigNode> nodes, Neighbours direction) {
        Set<ConfigNode> named = new HashSet<>();
        Set<ConfigNode> partly = new HashSet<>();
        for (ConfigNode node : nodes) {
            if (node instanceof ResourceNode resource) {
                List<TargetAddress> naming =
                        addresses.stream().filter(a -> a.names(resource.address())).toList();
                if (naming.stream().anyMatch(TargetAddress::isWhole)) {
                    named.add(node);
                } else if (!naming.isEmpty()) {
                    partly.add(node);
                }
            }
        }
        Set<ConfigNode> whole = direction.closure(named);
        Set<ConfigNode> further = direction.closure(partly);
        Set<ConfigNode> all = new HashSet<>(whole);
        all.addAll(further);
        further.removeAll(partly);
        whole.addAll(further);
        return new Selection(addresses, whole, all);
    }

    boolean holds(ResourceInstanceAddress address) {
        return whole.contains(new ResourceNode(address.config())) || names(address);
    }

    boolean names(ResourceInstanceAddress address) {
        return addresses.stream().anyMatch(target -> target.covers(address));
    }

    /// Whether any instance of the block may be held.
    boolean touches(ConfigResourceAddress block) {
        return all.contains(new ResourceNode(block));
    }

    /// Whether there is an instance that may not be held.
    boolean isPartial(ConfigResourceAddress block) {
        return !whole.contains(new ResourceNode(block));
    }

    /// What is taken along, down to locals and outputs.
    Set<ConfigNode> nodes() {
        return all;
    }
}
