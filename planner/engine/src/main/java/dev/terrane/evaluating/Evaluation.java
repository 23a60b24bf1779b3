package dev.terrane.evaluating;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ModulePath;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Repetition;
import dev.terrane.diagnostic.Diagnostics;
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
import dev.terrane.graph.Walk;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// One walk over a configuration, in the order of references.
///
/// Each block is evaluated once for every instance of its module. Blocks that only compute run on
/// the caller's thread; resource blocks and providers, which may wait for the outside, on others.
public final class Evaluation {
    private final Configuration configuration;
    private final Dag<ConfigNode> dag;
    private final Environment environment;
    private final Providers providers;
    private final Phase phase;
    private final ObjectHandler handler;
    private final ModuleValues root;
    private final Map<ModulePath, List<ModuleValues>> instances = new ConcurrentHashMap<>();
    private final VariableEvaluation variables;
    private final OutputEvaluation outputs;
    private final ResourceEvaluation resources;
    private final ProviderEvaluation providerConfigs;
    private final CheckEvaluation checks;
    private final FailureReach failures;
    private final ImportEvaluation imports;
    private final EphemeralObjects ephemerals;

    /// What the walk is for.
    public enum Phase {
        /// Nothing is known but what stands in the configuration; every block has one instance.
        VALIDATE,
        PLAN,
        APPLY;

        /// Whether what was evaluated in that scope is void, because something that it needs failed.
        /// While planning nothing goes on after a failure, and what is not a target has no value.
        boolean isVoid(ModuleScope scope) {
            return this == APPLY && scope.metMissing();
        }
    }

    /// @param rootVariables converted, with their marks; those that are missing are unknown
    public Evaluation(
            Configuration configuration,
            Dag<ConfigNode> dag,
            Environment environment,
            Providers providers,
            Phase phase,
            Map<String, Value> rootVariables,
            ObjectHandler handler) {
        this.configuration = configuration;
        this.dag = dag;
        this.environment = environment;
        this.providers = providers;
        this.phase = phase;
        this.handler = handler;
        this.root = ModuleValues.root(configuration.root());
        providers.describedBy(configuration);
        instances.put(ModulePath.ROOT, List.of(root));
        this.variables = new VariableEvaluation(environment, phase, rootVariables, handler);
        this.outputs = new OutputEvaluation(environment, phase, handler);
        this.imports = new ImportEvaluation(configuration, environment, phase, handler);
        this.providerConfigs = new ProviderEvaluation(configuration, environment, providers, phase);
        this.checks = new CheckEvaluation(environment, phase, handler);
        this.failures = new FailureReach(configuration, handler);
        this.ephemerals = new EphemeralObjects(providers, phase, handler.ephemeral());
        this.resources =
                new ResourceEvaluation(
                        configuration, dag, environment, providers, phase, handler, ephemerals);
    }

    /// Visits what is included; the rest is left out, and its values are unknown.
    public void run(Predicate<ConfigNode> included, Diagnostics diagnostics) {
        try {
            walk(included, diagnostics);
        } finally {
            ephemerals.closeAll(diagnostics);
        }
    }

    private void walk(Predicate<ConfigNode> included, Diagnostics diagnostics) {
        Walk.run(
                dag,
                new Walk.Visitor<>() {
                    @Override
                    public boolean visit(ConfigNode node) {
                        return visit(node, () -> {});
                    }

                    @Override
                    public boolean waits(ConfigNode node) {
                        return phase != Phase.VALIDATE
                                && (node instanceof StepNode
                                        || node instanceof TriggersNode
                                        || (node instanceof ResourceNode resource
                                                && resources.waits(resource)));
                    }

                    @Override
                    public boolean visit(ConfigNode node, Runnable begun) {
                        return !included.test(node) || succeeded(node, begun, diagnostics);
                    }

                    @Override
                    public boolean followsEarly(ConfigNode dependent, ConfigNode dependency) {
                        return failures.waitsByInstance(dependent, dependency);
                    }

                    @Override
                    public boolean leavesOut(ConfigNode failed, ConfigNode dependent) {
                        return phase != Phase.APPLY || failures.leavesOut(failed, dependent);
                    }
                });
    }

    /// The outputs of the root module, those that were reached.
    public SortedMap<String, Value> rootOutputs() {
        return new TreeMap<>(root.outputs());
    }

    public SortedMap<String, Value> rootVariables() {
        return new TreeMap<>(root.variables());
    }

    /// The instances that a module has, where it was expanded.
    public Optional<List<ModuleAddress>> moduleInstances(ModulePath path) {
        return Optional.ofNullable(instances.get(path))
                .map(modules -> modules.stream().map(ModuleValues::address).toList());
    }

    /// Whether a resource block gives that instance.
    public boolean hasInstance(ResourceInstanceAddress address) {
        return instances.getOrDefault(address.module().path(), List.of()).stream()
                .filter(module -> module.address().equals(address.module()))
                .map(module -> module.resources().get(address.resource()))
                .anyMatch(values -> values != null && values.get(address.key()).isPresent());
    }

    /// What expressions in the root module would see, for the console and for tests.
    public Scope rootScope() {
        return new ModuleScope(environment, root, RepetitionData.NONE, Optional.empty());
    }

    public RootValues rootValues() {
        return new RootValues(rootScope(), rootOutputs());
    }

    /// @param begun called when the instances of a block are known, and their values are not yet
    private boolean succeeded(ConfigNode node, Runnable begun, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        boolean whole = true;
        List<ModuleValues> modules = modulesOf(node);
        Runnable expanded = modules.size() == 1 && phase == Phase.APPLY ? begun : () -> {};
        for (ModuleValues module : modules) {
            whole &= visit(node, module, expanded, own);
        }
        diagnostics.addAll(own);
        if (own.hasErrors()) {
            failures.mistaken(node);
        }
        return (whole || phase != Phase.APPLY) && !own.hasErrors();
    }

    /// The module instances in which a node is evaluated: a call in those of its parent.
    private List<ModuleValues> modulesOf(ConfigNode node) {
        ModulePath path = node instanceof CallNode ? node.module().parent() : node.module();
        return instances.getOrDefault(path, List.of());
    }

    /// @return whether nothing in it is missing
    private boolean visit(
            ConfigNode node, ModuleValues module, Runnable expanded, Diagnostics diagnostics) {
        Optional<Map<String, Value>> instead = providers.standIns().outputsOf(module.address());
        if (instead.isPresent()) {
            if (node instanceof OutputNode o) {
                module.outputs().put(o.name(), instead.get().getOrDefault(o.name(), Value.NULL));
            }
            return true;
        }
        return switch (node) {
            case VariableNode v -> variables.evaluate(v.name(), module, diagnostics);
            case LocalNode l -> local(l.name(), module, diagnostics);
            case OutputNode o -> outputs.evaluate(o.name(), module, diagnostics);
            case ResourceNode r -> resources.evaluate(r, module, expanded, diagnostics);
            case TriggersNode t -> resources.triggered(t, module, diagnostics);
            case CallNode c -> call(c, module, diagnostics);
            case CallDoneNode done -> true;
            case ProviderNode p -> providerConfigs.evaluate(p.address(), module, diagnostics);
            case CheckNode c -> {
                checks.evaluate(c.name(), module, diagnostics);
                yield true;
            }
            case ImportNode i -> {
                imports.evaluate(
                        configuration.root().config().imports().get(i.number()), root, diagnostics);
                yield true;
            }
            case CloseNode c -> {
                ephemerals.close(c.address(), diagnostics);
                yield true;
            }
            case StepNode s -> handler.step(s, diagnostics);
        };
    }

    private boolean local(String name, ModuleValues module, Diagnostics diagnostics) {
        ModuleScope scope = scope(module, RepetitionData.NONE);
        Value value =
                Evaluator.evaluate(
                        Declared.in(module.node().config().locals(), name).expression(),
                        scope,
                        diagnostics);
        if (!phase.isVoid(scope)) {
            module.locals().put(name, value);
        }
        return !phase.isVoid(scope);
    }

    private boolean call(CallNode node, ModuleValues parent, Diagnostics diagnostics) {
        ModuleNode module = configuration.module(node.module()).orElseThrow();
        Repetition repetition = module.call().orElseThrow().repetition();
        ModuleScope scope = scope(parent, RepetitionData.NONE);
        Expander.expand(phase, repetition, scope, diagnostics)
                .ifPresent(expansion -> expandCall(module, parent, expansion));
        return !phase.isVoid(scope);
    }

    private void expandCall(ModuleNode module, ModuleValues parent, Expansion expansion) {
        String name = module.path().last();
        SortedMap<InstanceKey, ModuleValues> children = new TreeMap<>();
        expansion
                .instances()
                .forEach((key, repetition) ->
                        children.put(
                                key,
                                ModuleValues.of(
                                        parent.address().child(name, key),
                                        module,
                                        repetition,
                                        Optional.of(parent))));
        boolean counted = phase != Phase.VALIDATE || expansion.kind() == Expansion.Kind.SINGLE;
        parent.calls().put(name, new ModuleInstances(expansion.kind(), children, counted));
        instances.merge(module.path(), List.copyOf(children.values()), Evaluation::joined);
    }

    private static List<ModuleValues> joined(List<ModuleValues> some, List<ModuleValues> more) {
        List<ModuleValues> all = new java.util.ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private ModuleScope scope(ModuleValues module, RepetitionData repetition) {
        return new ModuleScope(environment, module, repetition, Optional.empty());
    }
}
