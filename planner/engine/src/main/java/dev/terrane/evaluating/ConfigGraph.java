package dev.terrane.evaluating;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.config.ActionTrigger;
import dev.terrane.config.Check;
import dev.terrane.config.Condition;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Import;
import dev.terrane.config.Local;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.Output;
import dev.terrane.config.ProviderConfig;
import dev.terrane.config.Repetition;
import dev.terrane.config.Resource;
import dev.terrane.config.Variable;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.evaluating.ConfigNode.CallDoneNode;
import dev.terrane.evaluating.ConfigNode.CallNode;
import dev.terrane.evaluating.ConfigNode.CheckNode;
import dev.terrane.evaluating.ConfigNode.ImportNode;
import dev.terrane.evaluating.ConfigNode.LocalNode;
import dev.terrane.evaluating.ConfigNode.OutputNode;
import dev.terrane.evaluating.ConfigNode.ProviderNode;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.evaluating.ConfigNode.TriggersNode;
import dev.terrane.evaluating.ConfigNode.VariableNode;
import dev.terrane.graph.Dag;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The order in which the nodes of a configuration are evaluated, from the references in them.
///
/// A node inside a module waits for the call of the module, so that its instances are known; it
/// does not wait for the arguments that it does not use.
public final class ConfigGraph {
    private final Dag<ConfigNode> dag = new Dag<>();
    private final Configuration configuration;
    private final ProviderResolution providers;
    private final ReferenceListener listener;

    /// Is told of each reference that makes one node wait for another.
    @FunctionalInterface
    interface ReferenceListener {
        void met(ConfigNode node, ConfigNode needed, SourceRange reference);
    }

    private ConfigGraph(Configuration configuration, ReferenceListener listener) {
        this.configuration = configuration;
        this.listener = listener;
        this.providers = new ProviderResolution(configuration);
    }

    public static Dag<ConfigNode> of(Configuration configuration) {
        return of(configuration, (node, needed, reference) -> {});
    }

    static Dag<ConfigNode> of(Configuration configuration, ReferenceListener listener) {
        ConfigGraph graph = new ConfigGraph(configuration, listener);
        configuration.modules().forEach(graph::addModule);
        return graph.dag;
    }

    private void addModule(ModuleNode module) {
        module.call().ifPresent(call -> addCall(module, call));
        module.config().variables().values().forEach(variable -> addVariable(module, variable));
        module.config().locals().values().forEach(local -> addLocal(module, local));
        module.config().providers().values().stream()
                .filter(config -> !config.isNone())
                .forEach(config -> addProvider(module, config));
        module.config().resources().values().forEach(resource -> addResource(module, resource));
        module.config().outputs().values().forEach(output -> addOutput(module, output));
        module.config().checks().values().forEach(check -> addCheck(module, check));
        List<Import> imports = module.config().imports();
        for (int i = 0; i < imports.size(); i++) {
            addImport(module, imports.get(i), new ImportNode(i));
        }
    }

    /// What is imported is known before its resource is planned. An id that comes from that resource
    /// itself is reported by who evaluates it.
    private void addImport(ModuleNode module, Import block, ImportNode node) {
        dag.add(node);
        ResourceNode target = new ResourceNode(ImportAddress.block(block.to()));
        repetition(node, block.repetition(), module);
        Stream.concat(block.key().stream(), ImportAddress.keys(block.to()).stream())
                .flatMap(expression -> References.of(expression).stream())
                .flatMap(reference -> ReferencedNodes.of(reference, module).stream())
                .filter(needed -> !needed.equals(target))
                .forEach(needed -> dag.connect(node, needed));
        if (isDeclared(target.address())) {
            dag.connect(target, node);
        }
    }

    private boolean isDeclared(ConfigResourceAddress address) {
        return configuration
                .module(address.module())
                .filter(module -> module.config().resources().containsKey(address.resource()))
                .isPresent();
    }

    /// The call itself is evaluated in the parent; its end comes after all that is in the module.
    private void addCall(ModuleNode module, ModuleCall call) {
        ModuleNode parent = parentScope(module);
        CallNode node = new CallNode(module.path());
        dag.add(node);
        if (!parent.path().isRoot()) {
            dag.connect(node, new CallNode(parent.path()));
            dag.connect(new CallDoneNode(parent.path()), new CallDoneNode(module.path()));
        }
        repetition(node, call.repetition(), parent);
        dependsOn(node, call.dependsOn(), parent);
        dag.connect(new CallDoneNode(module.path()), node);
    }

    private ModuleNode parentScope(ModuleNode module) {
        return configuration.module(module.path().parent()).orElseThrow();
    }

    private void addVariable(ModuleNode module, Variable variable) {
        VariableNode node = new VariableNode(module.path(), variable.name());
        inside(node, module);
        module.call()
                .map(call -> call.arguments().get(variable.name()))
                .map(Attribute::expression)
                .ifPresent(argument -> references(node, argument, parentScope(module)));
        conditions(node, variable.validations(), module);
    }

    private void addLocal(ModuleNode module, Local local) {
        LocalNode node = new LocalNode(module.path(), local.name());
        inside(node, module);
        references(node, local.expression(), module);
    }

    private void addOutput(ModuleNode module, Output output) {
        OutputNode node = new OutputNode(module.path(), output.name());
        inside(node, module);
        references(node, output.value(), module);
        dependsOn(node, output.dependsOn(), module);
        conditions(node, output.preconditions(), module);
    }

    private void addProvider(ModuleNode module, ProviderConfig config) {
        ProviderNode node = new ProviderNode(providers.resolve(module, config.name()));
        dag.add(node);
        references(node, config.body(), module);
    }

    private void addResource(ModuleNode module, Resource resource) {
        ResourceNode node = resourceNode(module, resource.address());
        inside(node, module);
        provider(node, module, resource);
        repetition(node, resource.repetition(), module);
        references(node, resource.body(), module);
        dependsOn(node, resource.dependsOn(), module);
        conditions(node, resource.lifecycle().preconditions(), module);
        conditions(node, resource.lifecycle().postconditions(), module);
        resource.lifecycle().replaceTriggeredBy().forEach(e -> references(node, e, module));
        resource.provisioners().stream()
                .filter(provisioner -> !provisioner.whenDestroy())
                .forEach(provisioner -> addProvisioner(node, provisioner, module));
        if (!resource.lifecycle().actionTriggers().isEmpty()) {
            addTriggers(node, resource, module);
        }
        Optional.ofNullable(module.config().lists().get(resource.address()))
                .ifPresent(list ->
                        Stream.concat(list.withObjects().stream(), list.limit().stream())
                                .forEach(e -> references(node, e, module)));
    }

    /// An action that is invoked before the resource changes comes before it; one that is invoked after
    /// may refer to it, so it only comes before its invocation.
    private void addTriggers(ResourceNode node, Resource resource, ModuleNode module) {
        TriggersNode after = new TriggersNode(node.address());
        inside(after, module);
        dag.connect(after, node);
        for (ActionTrigger trigger : resource.lifecycle().actionTriggers()) {
            addTrigger(after, trigger, module);
            if (trigger.hasBefore()) {
                addTrigger(node, trigger, module);
            }
        }
    }

    private void addTrigger(ConfigNode node, ActionTrigger trigger, ModuleNode module) {
        trigger.condition().ifPresent(condition -> references(node, condition, module));
        for (ActionTrigger.Invoked invoked : trigger.actions()) {
            invoked.key().ifPresent(key -> references(node, key, module));
            ResourceNode action = resourceNode(module, invoked.action());
            if (isDeclared(action.address())) {
                dag.connect(node, action);
                listener.met(node, action, invoked.range());
            }
        }
    }

    /// Where a key chooses, all that it may choose come first, and what it refers to.
    private void provider(ResourceNode node, ModuleNode module, Resource resource) {
        ProviderResolution.Found found = providers.find(module, resource);
        found.addresses().forEach(address -> dag.connect(node, new ProviderNode(address)));
        found.key().ifPresent(key -> references(node, key, found.at()));
    }

    private void addProvisioner(
            ResourceNode node, Resource.Provisioner provisioner, ModuleNode module) {
        references(node, provisioner.body(), module);
        provisioner.connection().ifPresent(body -> references(node, body, module));
    }

    private void addCheck(ModuleNode module, Check check) {
        CheckNode node = new CheckNode(module.path(), check.name());
        inside(node, module);
        conditions(node, check.assertions(), module);
    }

    private static ResourceNode resourceNode(ModuleNode module, ResourceAddress address) {
        return new ResourceNode(new ConfigResourceAddress(module.path(), address));
    }

    private void inside(ConfigNode node, ModuleNode module) {
        dag.add(node);
        if (!module.path().isRoot()) {
            dag.connect(node, new CallNode(module.path()));
            dag.connect(new CallDoneNode(module.path()), node);
        }
    }

    private void repetition(ConfigNode node, Repetition repetition, ModuleNode module) {
        switch (repetition) {
            case Repetition.Single single -> {}
            case Repetition.Count count -> references(node, count.expression(), module);
            case Repetition.ForEach each -> references(node, each.expression(), module);
            case Repetition.Enabled enabled -> references(node, enabled.expression(), module);
        }
    }

    private void conditions(ConfigNode node, List<Condition> conditions, ModuleNode module) {
        for (Condition condition : conditions) {
            references(node, condition.condition(), module);
            references(node, condition.errorMessage(), module);
        }
    }

    private void dependsOn(ConfigNode node, List<Traversal> references, ModuleNode module) {
        for (Traversal reference : references) {
            ReferencedNodes.ofDependsOn(reference, module)
                    .forEach(to -> connect(node, to, reference));
        }
    }

    private void references(ConfigNode node, Expression expression, ModuleNode module) {
        references(node, References.of(expression), module);
    }

    private void references(ConfigNode node, Body body, ModuleNode module) {
        references(node, References.of(body), module);
    }

    private void references(ConfigNode node, List<Traversal> references, ModuleNode module) {
        for (Traversal reference : references) {
            ReferencedNodes.of(reference, module).forEach(to -> connect(node, to, reference));
        }
    }

    private static boolean isList(ConfigNode node) {
        return node instanceof ResourceNode resource
                && resource.address().resource().mode() == ResourceMode.LIST;
    }

    /// A thing that names itself (a variable in its validation, a resource in its postcondition)
    /// waits for nothing.
    private void connect(ConfigNode node, ConfigNode to, Traversal reference) {
        boolean ownName = node.equals(to) && !(node instanceof LocalNode) && !isList(node);
        if (!ownName) {
            dag.connect(node, to);
            listener.met(node, to, reference.range());
        }
    }
}
