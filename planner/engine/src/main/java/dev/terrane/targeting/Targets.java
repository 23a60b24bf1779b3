package dev.terrane.targeting;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.evaluating.ConfigNode;
import dev.terrane.evaluating.ConfigNode.CheckNode;
import dev.terrane.evaluating.ConfigNode.LocalNode;
import dev.terrane.evaluating.ConfigNode.OutputNode;
import dev.terrane.evaluating.ConfigNode.ProviderNode;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.evaluating.ConfigNode.StepNode;
import dev.terrane.evaluating.ConfigNode.TriggersNode;
import dev.terrane.graph.Dag;
import dev.terrane.plan.PlanOptions;
import dev.terrane.state.StateSnapshot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which part of a configuration and of a state a plan is about.
///
/// A target takes along what it depends on; when destroying, what depends on it. What is excluded takes
/// along what depends on it; when destroying, what it depends on: without that it could not stay.
public final class Targets {
    private final @Nullable Selection selection;
    private final boolean excluding;
    private final boolean invoking;
    private final Set<ConfigNode> nodes;

    private Targets(@Nullable Selection selection, boolean excluding, Set<ConfigNode> nodes) {
        this(selection, excluding, false, nodes);
    }

    private Targets(
            @Nullable Selection selection,
            boolean excluding,
            boolean invoking,
            Set<ConfigNode> nodes) {
        this.selection = selection;
        this.excluding = excluding;
        this.invoking = invoking;
        this.nodes = nodes;
    }

    /// Actions that are invoked by themselves: what they refer to is evaluated, and no object is changed.
    private static Targets invoking(List<String> actions, Dag<ConfigNode> dag) {
        Set<ConfigNode> wanted = new HashSet<>();
        for (String action : actions) {
            wanted.add(new ResourceNode(AddressParser.instance(action).orElseThrow().config()));
        }
        return new Targets(null, false, true, new HashSet<>(dag.withDependencies(wanted)));
    }

    /// @param options whose addresses can be parsed
    public static Targets of(PlanOptions options, Dag<ConfigNode> dag, StateSnapshot state) {
        if (options.isInvoking()) {
            return invoking(options.invokes(), dag);
        }
        boolean excluding = !options.excludes().isEmpty();
        List<String> texts = excluding ? options.excludes() : options.targets();
        if (texts.isEmpty()) {
            return new Targets(null, false, Set.of());
        }
        List<TargetAddress> addresses =
                texts.stream().map(text -> TargetAddress.parse(text).orElseThrow()).toList();
        Neighbours direction =
                options.isDestroy() == excluding
                        ? Neighbours.dependencies(dag)
                        : Neighbours.dependents(dag);
        Selection selection =
                Selection.of(
                        addresses,
                        blocks(dag, state),
                        direction(direction, options, excluding, state));
        Targets blocksOnly = new Targets(selection, excluding, Set.of());
        return new Targets(
                selection, excluding, blocksOnly.evaluated(dag, state, options.isDestroy()));
    }

    private static Neighbours direction(
            Neighbours usual, PlanOptions options, boolean excluding, StateSnapshot state) {
        if (options.isDestroy()) {
            return usual.with(state);
        }
        return excluding ? usual : usual.withTriggers();
    }

    /// Those of the configuration, and those of which only objects are left.
    private static Set<ConfigNode> blocks(Dag<ConfigNode> dag, StateSnapshot state) {
        Set<ConfigNode> blocks = new LinkedHashSet<>();
        dag.vertices().stream().filter(ResourceNode.class::isInstance).forEach(blocks::add);
        state.resources()
                .keySet()
                .forEach(address -> blocks.add(new ResourceNode(address.config())));
        return blocks;
    }

    /// What has to be evaluated so that the included objects can be planned.
    private Set<ConfigNode> evaluated(
            Dag<ConfigNode> dag, StateSnapshot state, boolean destroying) {
        Set<ConfigNode> wanted = new HashSet<>();
        for (ConfigNode block : blocks(dag, state)) {
            if (block instanceof ResourceNode resource && mayInclude(resource)) {
                wanted.add(block);
                if (!destroying) {
                    wanted.add(new TriggersNode(resource.address()));
                }
            }
        }
        state.resources()
                .forEach((address, resource) -> {
                    if (wanted.contains(new ResourceNode(address.config()))) {
                        resource.providers().forEach(used -> wanted.add(provider(used)));
                    }
                });
        Set<ConfigNode> nodes = new HashSet<>(dag.withDependencies(wanted));
        if (!destroying) {
            addFurther(dag, nodes);
        }
        return nodes;
    }

    private static ConfigNode provider(ProviderConfigAddress address) {
        return new ProviderNode(address);
    }

    private boolean mayInclude(ResourceNode block) {
        Selection known = selection();
        return excluding ? known.isPartial(block.address()) : known.touches(block.address());
    }

    /// With targets: outputs that need only what is planned. Without what is excluded: all that does not
    /// need it.
    private void addFurther(Dag<ConfigNode> dag, Set<ConfigNode> nodes) {
        if (excluding) {
            dag.vertices().stream()
                    .filter(node -> !selection().nodes().contains(node))
                    .forEach(nodes::add);
            return;
        }
        List<ConfigNode> outputs = new ArrayList<>();
        for (ConfigNode node : dag.vertices()) {
            if (node instanceof OutputNode && needsOnly(dag, node, nodes)) {
                outputs.add(node);
            }
        }
        nodes.addAll(dag.withDependencies(outputs));
    }

    /// Whether the node needs an object, and no object that is left out.
    private static boolean needsOnly(Dag<ConfigNode> dag, ConfigNode node, Set<ConfigNode> nodes) {
        List<ConfigNode> objects = new ArrayList<>();
        Set<ConfigNode> seen = new HashSet<>();
        List<ConfigNode> open = new ArrayList<>(dag.dependencies(node));
        while (!open.isEmpty()) {
            ConfigNode next = open.removeLast();
            if (next instanceof ResourceNode) {
                objects.add(next);
            } else if (seen.add(next)
                    && (next instanceof LocalNode || next instanceof OutputNode)) {
                open.addAll(dag.dependencies(next));
            }
        }
        return !objects.isEmpty() && nodes.containsAll(objects);
    }

    public boolean isEverything() {
        return selection == null && !invoking;
    }

    public boolean includes(ConfigNode node) {
        return isEverything()
                || node instanceof StepNode
                || (nodes.contains(node) && (excluding || !(node instanceof CheckNode)));
    }

    /// Whether the object at that address is meant, also where it has no block any more.
    public boolean includes(ResourceInstanceAddress address) {
        return isEverything()
                || (invoking
                        ? !address.resource().isManaged()
                        : selection().holds(address) != excluding);
    }

    /// Whether a target names an instance of the block, or needs one. Excluding touches nothing.
    public boolean touches(ConfigResourceAddress block) {
        return isEverything() || (!invoking && !excluding && selection().touches(block));
    }

    /// Whether the options name the object, or say nothing of objects at all; being needed by what they
    /// name is not enough.
    public boolean names(ResourceInstanceAddress address) {
        return isEverything() || invoking || selection().names(address) != excluding;
    }

    private Selection selection() {
        if (selection == null) {
            throw new IllegalStateException("everything is included");
        }
        return selection;
    }
}
