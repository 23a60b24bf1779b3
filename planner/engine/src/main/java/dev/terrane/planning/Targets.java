package dev.terrane.planning;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.ConfigNode;
import dev.terrane.evaluating.ConfigNode.CheckNode;
import dev.terrane.evaluating.ConfigNode.OutputNode;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.graph.Dag;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which part of a configuration is planned at all.
final class Targets {
    private static final Targets EVERYTHING = new Targets(List.of(), Set.of());

    private final List<String> addresses;
    private final Set<ConfigNode> nodes;

    private Targets(List<String> addresses, Set<ConfigNode> nodes) {
        this.addresses = addresses;
        this.nodes = nodes;
    }

    static Targets of(List<String> addresses, Dag<ConfigNode> dag, Diagnostics diagnostics) {
        if (addresses.isEmpty()) {
            return EVERYTHING;
        }
        List<ConfigNode> named = new ArrayList<>();
        for (ConfigNode node : dag.vertices()) {
            if (node instanceof ResourceNode resource && isNamed(resource.toString(), addresses)) {
                named.add(node);
            }
        }
        Set<ConfigNode> nodes = new HashSet<>(dag.withDependencies(named));
        dag.vertices().stream()
                .filter(OutputNode.class::isInstance)
                .filter(node ->
                        nodes.containsAll(dag.dependencies(node))
                                && !dag.dependencies(node).isEmpty())
                .forEach(nodes::add);
        return new Targets(addresses, nodes);
    }

    boolean includes(ConfigNode node) {
        return addresses.isEmpty() || (nodes.contains(node) && !(node instanceof CheckNode));
    }

    /// Whether an object that has no block any more is meant.
    boolean includes(ResourceInstanceAddress address) {
        return addresses.isEmpty()
                || addresses.stream().anyMatch(target -> covers(target, address.toString()));
    }

    /// A block is named by its own address, by one of its instances, or by a module around it.
    private static boolean isNamed(String block, List<String> addresses) {
        return addresses.stream()
                .map(Targets::withoutKeys)
                .anyMatch(target -> covers(target, block));
    }

    private static boolean covers(String target, String address) {
        return address.equals(target)
                || address.startsWith(target + ".")
                || address.startsWith(target + "[");
    }

    private static String withoutKeys(String address) {
        return address.replaceAll("\\[(?:\"(?:[^\"\\\\]|\\\\.)*\"|\\d+)]", "");
    }
}
