package dev.terrane.evaluating;

import dev.terrane.config.Condition;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Resource;
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
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// How far a failure reaches while applying.
///
/// Of `a[0]` and `a[1]` one may fail and the other not, and `b = a[1].id` has nothing to do with the
/// former. So what refers to a value that failed is visited all the same, and whoever meets the
/// missing value leaves out what needs it. Left out as a whole is what must come after all of it:
/// by `depends_on`, and where the value is needed only when the object is made already.
final class FailureReach {
    private final Configuration configuration;
    private final ObjectHandler handler;
    private final Set<ConfigNode> mistaken = ConcurrentHashMap.newKeySet();

    FailureReach(Configuration configuration, ObjectHandler handler) {
        this.configuration = configuration;
        this.handler = handler;
    }

    /// Evaluating the node gave errors, which it has a value in spite of.
    void mistaken(ConfigNode node) {
        if (!(node instanceof ResourceNode)) {
            mistaken.add(node);
        }
    }

    /// Whether the dependent is not visited, because what it depends on failed or was left out.
    boolean leavesOut(ConfigNode failed, ConfigNode dependent) {
        return switch (failed) {
            case VariableNode v -> needsAllOf(v, dependent);
            case LocalNode l -> needsAllOf(l, dependent);
            case OutputNode o -> needsAllOf(o, dependent);
            case ResourceNode r ->
                    dependent instanceof StepNode step
                            ? handler.leavesOut(r, step)
                            : needsAllOf(r, dependent);
            case TriggersNode t -> true;
            case StepNode s ->
                    !(dependent instanceof ResourceNode resource) || handler.leavesOut(s, resource);
            case CallNode c -> true;
            case CallDoneNode c -> true;
            case ProviderNode p -> true;
            case CheckNode c -> true;
            case ImportNode i -> true;
            case CloseNode c -> false;
        };
    }

    /// Whether the instances of a block wait by themselves for those that they refer to, so that the
    /// block can start when it is known which instances the other one has.
    boolean waitsByInstance(ConfigNode dependent, ConfigNode dependency) {
        return dependent instanceof ResourceNode
                && dependency instanceof ResourceNode
                && !needsAllOf(dependency, dependent);
    }

    private boolean needsAllOf(ConfigNode failed, ConfigNode dependent) {
        if (mistaken.contains(failed)) {
            return true;
        }
        return switch (dependent) {
            case VariableNode v -> false;
            case LocalNode l -> false;
            case ProviderNode p -> false;
            case CheckNode c -> false;
            case OutputNode o -> needed(o).anyMatch(failed::equals);
            case ResourceNode r -> needed(r).anyMatch(failed::equals);
            case TriggersNode t -> false;
            case CallNode c -> needed(c).anyMatch(failed::equals);
            case CallDoneNode c -> true;
            case ImportNode i -> true;
            case CloseNode c -> false;
            case StepNode s -> true;
        };
    }

    private Stream<ConfigNode> needed(OutputNode node) {
        ModuleNode module = module(node);
        return dependsOn(Declared.in(module.config().outputs(), node.name()).dependsOn(), module);
    }

    private Stream<ConfigNode> needed(CallNode node) {
        ModuleNode parent = configuration.module(node.module().parent()).orElseThrow();
        return dependsOn(module(node).call().orElseThrow().dependsOn(), parent);
    }

    private Stream<ConfigNode> needed(ResourceNode node) {
        ModuleNode module = module(node);
        Resource block = Declared.in(module.config().resources(), node.address().resource());
        return Stream.concat(
                dependsOn(block.dependsOn(), module),
                neededLater(block).stream()
                        .flatMap(reference -> ReferencedNodes.of(reference, module).stream()));
    }

    /// What is evaluated when the object is there, and what is looked at when planning alone.
    private static List<Traversal> neededLater(Resource block) {
        List<Traversal> later = new ArrayList<>();
        for (Expression trigger : block.lifecycle().replaceTriggeredBy()) {
            later.addAll(References.of(trigger));
        }
        for (Condition condition : block.lifecycle().postconditions()) {
            later.addAll(References.of(condition.condition()));
            later.addAll(References.of(condition.errorMessage()));
        }
        for (Resource.Provisioner provisioner : block.provisioners()) {
            later.addAll(References.of(provisioner.body()));
            provisioner.connection().ifPresent(body -> later.addAll(References.of(body)));
        }
        return later;
    }

    private static Stream<ConfigNode> dependsOn(List<Traversal> references, ModuleNode module) {
        return references.stream()
                .flatMap(reference -> ReferencedNodes.ofDependsOn(reference, module).stream());
    }

    private ModuleNode module(ConfigNode node) {
        return configuration.module(node.module()).orElseThrow();
    }
}
