package dev.terrane.cli.drawing;

import dev.terrane.address.ModulePath;
import dev.terrane.evaluating.ConfigNode;
import dev.terrane.evaluating.ConfigNode.CallDoneNode;
import dev.terrane.evaluating.ConfigNode.CallNode;
import dev.terrane.evaluating.ConfigNode.CheckNode;
import dev.terrane.evaluating.ConfigNode.CloseNode;
import dev.terrane.evaluating.ConfigNode.ImportNode;
import dev.terrane.evaluating.ConfigNode.LocalNode;
import dev.terrane.evaluating.ConfigNode.OutputNode;
import dev.terrane.evaluating.ConfigNode.ProviderNode;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.evaluating.ConfigNode.StepNode;
import dev.terrane.evaluating.ConfigNode.TriggersNode;
import dev.terrane.evaluating.ConfigNode.VariableNode;
import dev.terrane.graph.Dag;
import dev.terrane.graph.Reduction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Boxes, and arrows from each to what it needs.
///
/// @param boxes sorted by module and name
/// @param arrows in the order of the boxes that they lead from and to
public record Drawing(List<Box> boxes, List<Arrow> arrows) {

    /// @param name unique, with its module
    /// @param label as it is shown within its module
    public record Box(String name, String label, ModulePath module, Shape shape) {}

    /// @param inLoop whether it belongs to a cycle
    public record Arrow(String from, String to, boolean inLoop) {}

    public enum Shape {
        RESOURCE,
        PROVIDER,
        VALUE,
        OTHER
    }

    public Drawing {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
    }

    /// The resources alone; what lies between two of them is taken for an arrow.
    public static Drawing ofResources(Dag<ConfigNode> configuration) {
        Dag<ConfigNode> resources = new Dag<>();
        for (ConfigNode node : configuration.vertices()) {
            if (node instanceof ResourceNode) {
                resources.add(node);
                nextResources(node, configuration).forEach(next -> resources.connect(node, next));
            }
        }
        return of(resources, false, Set.of());
    }

    private static Set<ConfigNode> nextResources(ConfigNode from, Dag<ConfigNode> configuration) {
        Set<ConfigNode> found = new HashSet<>();
        Set<ConfigNode> seen = new HashSet<>();
        Deque<ConfigNode> open = new ArrayDeque<>(configuration.dependencies(from));
        while (!open.isEmpty()) {
            ConfigNode node = open.poll();
            if (!seen.add(node)) {
                continue;
            }
            if (node instanceof ResourceNode) {
                found.add(node);
            } else {
                open.addAll(configuration.dependencies(node));
            }
        }
        found.remove(from);
        return found;
    }

    /// All blocks, in the order in which they are evaluated.
    ///
    /// @param backwards in the order in which they are deleted
    /// @param loops whose arrows are to be seen
    public static Drawing ofBlocks(
            Dag<ConfigNode> configuration, boolean backwards, List<List<ConfigNode>> loops) {
        Set<Arrow> inLoops = new HashSet<>();
        for (List<ConfigNode> loop : loops) {
            for (int i = 0; i < loop.size(); i++) {
                inLoops.add(
                        new Arrow(
                                loop.get(i).toString(),
                                loop.get((i + 1) % loop.size()).toString(),
                                true));
            }
        }
        return of(configuration, backwards, inLoops);
    }

    private static Drawing of(Dag<ConfigNode> dag, boolean backwards, Set<Arrow> inLoops) {
        Map<ConfigNode, List<ConfigNode>> edges = Reduction.of(dag);
        List<Box> boxes = new ArrayList<>();
        List<Arrow> arrows = new ArrayList<>();
        edges.forEach((node, dependencies) -> {
            boxes.add(box(node));
            for (ConfigNode dependency : dependencies) {
                String from = (backwards ? dependency : node).toString();
                String to = (backwards ? node : dependency).toString();
                arrows.add(new Arrow(from, to, inLoops.contains(new Arrow(from, to, true))));
            }
        });
        boxes.sort(Comparator.comparing(Box::module).thenComparing(Box::name));
        Map<String, Integer> order = new HashMap<>();
        boxes.forEach(box -> order.put(box.name(), order.size()));
        arrows.sort(
                Comparator.comparing((Arrow arrow) -> order.get(arrow.from()))
                        .thenComparing(arrow -> order.get(arrow.to())));
        return new Drawing(boxes, arrows);
    }

    private static Box box(ConfigNode node) {
        String name = node.toString();
        return switch (node) {
            case ResourceNode r ->
                    new Box(name, r.address().resource().toString(), r.module(), Shape.RESOURCE);
            case ProviderNode p -> new Box(name, name, ModulePath.ROOT, Shape.PROVIDER);
            case VariableNode v -> new Box(name, "var." + v.name(), v.module(), Shape.VALUE);
            case LocalNode l -> new Box(name, "local." + l.name(), l.module(), Shape.VALUE);
            case OutputNode o -> new Box(name, "output." + o.name(), o.module(), Shape.VALUE);
            case TriggersNode t -> new Box(name, name, t.module(), Shape.OTHER);
            case CheckNode c -> new Box(name, "check." + c.name(), c.module(), Shape.OTHER);
            case CallNode c -> new Box(name, name, c.module(), Shape.OTHER);
            case CallDoneNode c -> new Box(name, name, c.module(), Shape.OTHER);
            case ImportNode i -> new Box(name, name, i.module(), Shape.OTHER);
            case CloseNode c -> new Box(name, name, c.module(), Shape.OTHER);
            case StepNode s -> new Box(name, name, s.module(), Shape.OTHER);
        };
    }
}
