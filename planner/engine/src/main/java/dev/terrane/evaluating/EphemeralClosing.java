package dev.terrane.evaluating;

import dev.terrane.address.ResourceMode;
import dev.terrane.evaluating.ConfigNode.CloseNode;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.graph.Dag;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Puts the end of each ephemeral resource behind its last user.
///
/// Users are found through whatever passes values on: locals, variables, outputs, configurations of
/// providers, other ephemeral resources. What was made with it is a user, and passes nothing on.
public final class EphemeralClosing {
    private EphemeralClosing() {}

    public static void putInto(Dag<ConfigNode> dag) {
        List<ResourceNode> ephemeral =
                dag.vertices().stream()
                        .filter(ResourceNode.class::isInstance)
                        .map(ResourceNode.class::cast)
                        .filter(node -> isEphemeral(node))
                        .toList();
        ephemeral.forEach(node -> dag.add(new CloseNode(node.address())));
        ephemeral.forEach(node -> connect(node, dag));
    }

    private static boolean isEphemeral(ConfigNode node) {
        return node instanceof ResourceNode resource
                && resource.address().resource().mode() == ResourceMode.EPHEMERAL;
    }

    private static void connect(ResourceNode node, Dag<ConfigNode> dag) {
        CloseNode end = new CloseNode(node.address());
        Set<ConfigNode> users = new HashSet<>(Set.of(node));
        Deque<ConfigNode> open = new ArrayDeque<>(users);
        while (!open.isEmpty()) {
            ConfigNode at = open.pop();
            dag.connect(end, at);
            if (isEphemeral(at) && !at.equals(node)) {
                dag.connect(end, new CloseNode(((ResourceNode) at).address()));
            }
            if (!(at instanceof ResourceNode) || isEphemeral(at)) {
                dag.dependents(at).stream()
                        .filter(user -> !(user instanceof CloseNode))
                        .filter(users::add)
                        .forEach(open::push);
            }
        }
    }
}
