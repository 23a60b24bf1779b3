package dev.terrane.evaluating;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleConfig;
import dev.terrane.evaluating.ConfigNode.CallDoneNode;
import dev.terrane.evaluating.ConfigNode.CallNode;
import dev.terrane.evaluating.ConfigNode.LocalNode;
import dev.terrane.evaluating.ConfigNode.OutputNode;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.evaluating.ConfigNode.VariableNode;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;
import dev.terrane.hcl.syntax.Traversal.Step;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The nodes that a reference in a module waits for. What is not declared gives none: that was
/// reported when the configuration was checked.
final class ReferencedNodes {
    private static final Set<String> NOT_RESOURCES =
            Set.of("each", "count", "self", "path", "terraform");

    private ReferencedNodes() {}

    /// `var.a`, `local.b`, `aws_vpc.c.id`, `module.d.e`, as an expression needs them.
    static List<ConfigNode> of(Traversal reference, ModuleNode module) {
        return switch (reference.root()) {
            case "var" ->
                    declared(
                            reference,
                            module.config().variables().keySet(),
                            name -> new VariableNode(module.path(), name));
            case "local" ->
                    declared(
                            reference,
                            module.config().locals().keySet(),
                            name -> new LocalNode(module.path(), name));
            case "module" -> ofModule(reference, module);
            case "data" -> resource(reference, 0, ResourceMode.DATA, module);
            case "ephemeral" -> resource(reference, 0, ResourceMode.EPHEMERAL, module);
            case "resource" -> resource(reference, 0, ResourceMode.MANAGED, module);
            case "list" -> list(reference, module);
            default ->
                    NOT_RESOURCES.contains(reference.root())
                            ? List.of()
                            : resource(reference, -1, ResourceMode.MANAGED, module);
        };
    }

    /// A list of a query file, or else a resource whose type is called so.
    private static List<ConfigNode> list(Traversal reference, ModuleNode module) {
        List<ConfigNode> lists = resource(reference, 0, ResourceMode.LIST, module);
        return lists.isEmpty() ? resource(reference, -1, ResourceMode.MANAGED, module) : lists;
    }

    /// The same in `depends_on`, where a module means all that is in it.
    static List<ConfigNode> ofDependsOn(Traversal reference, ModuleNode module) {
        if (!reference.root().equals("module")) {
            return of(reference, module);
        }
        return declared(
                reference,
                module.children().keySet(),
                name -> new CallDoneNode(module.path().child(name)));
    }

    private static List<ConfigNode> declared(
            Traversal reference, Set<String> names, Function<String, ConfigNode> node) {
        return attribute(reference, 0)
                .filter(names::contains)
                .map(node)
                .map(List::of)
                .orElse(List.of());
    }

    private static List<ConfigNode> resource(
            Traversal reference, int typeStep, ResourceMode mode, ModuleNode module) {
        Optional<String> type =
                typeStep < 0 ? Optional.of(reference.root()) : attribute(reference, typeStep);
        Optional<String> name = attribute(reference, typeStep + 1);
        if (type.isEmpty() || name.isEmpty()) {
            return List.of();
        }
        ResourceAddress address = new ResourceAddress(mode, type.get(), name.get());
        return isDeclared(module.config(), address)
                ? List.of(new ResourceNode(new ConfigResourceAddress(module.path(), address)))
                : List.of();
    }

    private static boolean isDeclared(ModuleConfig config, ResourceAddress address) {
        return config.resources().containsKey(address);
    }

    /// One output where one is named, behind an instance key or not; otherwise all of them.
    private static List<ConfigNode> ofModule(Traversal reference, ModuleNode module) {
        Optional<String> name = attribute(reference, 0);
        if (name.isEmpty() || !module.children().containsKey(name.get())) {
            return List.of();
        }
        ModuleNode child = module.children().get(name.get());
        Optional<String> output = outputName(reference.steps());
        if (output.isPresent() && child.config().outputs().containsKey(output.get())) {
            return List.of(new OutputNode(child.path(), output.get()), new CallNode(child.path()));
        }
        return allOutputs(child);
    }

    private static Optional<String> outputName(List<Step> steps) {
        int at = steps.size() > 1 && steps.get(1) instanceof IndexStep ? 2 : 1;
        return steps.size() > at && steps.get(at) instanceof AttributeStep attribute
                ? Optional.of(attribute.name())
                : Optional.empty();
    }

    private static List<ConfigNode> allOutputs(ModuleNode child) {
        List<ConfigNode> nodes = new java.util.ArrayList<>();
        nodes.add(new CallNode(child.path()));
        child.config().outputs().keySet().forEach(o -> nodes.add(new OutputNode(child.path(), o)));
        return nodes;
    }

    private static Optional<String> attribute(Traversal reference, int step) {
        return reference.steps().size() > step
                        && step >= 0
                        && reference.steps().get(step) instanceof AttributeStep attribute
                ? Optional.of(attribute.name())
                : Optional.empty();
    }
}
