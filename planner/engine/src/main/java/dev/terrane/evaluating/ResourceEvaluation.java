package dev.terrane.evaluating;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ProviderSource;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.address.ResourceMode;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Resource;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.evaluating.ConfigNode.TriggersNode;
import dev.terrane.evaluating.DesiredResource.Repeated;
import dev.terrane.evaluating.Evaluation.Phase;
import dev.terrane.graph.Dag;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// Expands resource blocks and hands their instances to the caller of the evaluation.
final class ResourceEvaluation {
    private final Configuration configuration;
    private final Environment environment;
    private final Providers providers;
    private final ProviderResolution resolution;
    private final InstanceProviders instanceProviders;
    private final ObjectDependencies dependencies;
    private final Phase phase;
    private final ObjectHandler handler;
    private final EphemeralObjects ephemerals;
    private final Map<ConfigResourceAddress, Prepared> prepared = new ConcurrentHashMap<>();

    /// What is the same for a block in all instances of its module.
    private record Prepared(
            Optional<Schema> schema,
            ProviderResolution.Found provider,
            Optional<BlockTemplate> template,
            List<ConfigResourceAddress> dependencies,
            List<ConfigResourceAddress> dependsOn,
            Optional<String> check) {}

    ResourceEvaluation(
            Configuration configuration,
            Dag<ConfigNode> dag,
            Environment environment,
            Providers providers,
            Phase phase,
            ObjectHandler handler,
            EphemeralObjects ephemerals) {
        this.environment = environment;
        this.providers = providers;
        this.configuration = configuration;
        this.resolution = new ProviderResolution(configuration);
        this.instanceProviders = new InstanceProviders(environment, phase);
        this.dependencies = new ObjectDependencies(dag);
        this.phase = phase;
        this.handler = handler;
        this.ephemerals = ephemerals;
    }

    /// Whether settling the block may wait for something outside of this process.
    boolean waits(ResourceNode node) {
        ModuleNode module = configuration.module(node.address().module()).orElseThrow();
        Resource block = Declared.in(module.config().resources(), node.address().resource());
        return block.address().mode() != ResourceMode.MANAGED
                || !block.provisioners().isEmpty()
                || !providers.onlyComputes(
                        resolution.find(module, block).source(), block.address().type());
    }

    /// @param expanded is told when the instances of a block that has several are known
    /// @return whether all instances have a value
    boolean evaluate(
            ResourceNode node, ModuleValues module, Runnable expanded, Diagnostics diagnostics) {
        Resource block = Declared.in(module.node().config().resources(), node.address().resource());
        Prepared known =
                prepared.computeIfAbsent(
                        node.address(), key -> prepare(node, block, module, diagnostics));
        ModuleScope scope =
                new ModuleScope(environment, module, RepetitionData.NONE, Optional.empty());
        Optional<Expansion> expansion =
                Expander.expand(phase, block.repetition(), scope, diagnostics);
        if (expansion.isEmpty() || known.template().isEmpty()) {
            return false;
        }
        boolean oneByOne =
                phase == Phase.APPLY
                        && expansion.get().kind() != Expansion.Kind.SINGLE
                        && !isEphemeral(block)
                        && !block.address().isAction();
        return oneByOne
                ? settleOneByOne(block, module, known, expansion.get(), expanded, diagnostics)
                : settle(block, module, known, expansion.get(), (key, value) -> {}, diagnostics);
    }

    /// What refers to one instance goes on when that one is settled.
    private boolean settleOneByOne(
            Resource block,
            ModuleValues module,
            Prepared known,
            Expansion expansion,
            Runnable expanded,
            Diagnostics diagnostics) {
        PendingValues pending = new PendingValues(expansion);
        module.resources().put(block.address(), InstanceValues.pending(pending));
        expanded.run();
        try {
            return settle(block, module, known, expansion, pending::settle, diagnostics);
        } finally {
            pending.end();
        }
    }

    private static boolean isEphemeral(Resource block) {
        return block.address().mode() == ResourceMode.EPHEMERAL;
    }

    private boolean settle(
            Resource block,
            ModuleValues module,
            Prepared known,
            Expansion expansion,
            BiConsumer<InstanceKey, Optional<Value>> settled,
            Diagnostics diagnostics) {
        AllInstances address = new AllInstances(module.address(), block.address());
        BlockTemplate template = known.template().orElseThrow();
        List<DesiredInstance> instances = new ArrayList<>();
        expansion
                .instances()
                .forEach((key, repetition) ->
                        instance(
                                        address.instance(key),
                                        block,
                                        known,
                                        module,
                                        repetition,
                                        diagnostics)
                                .ifPresent(instances::add));
        if (instances.size() < expansion.instances().size()) {
            return false;
        }
        DesiredResource desired =
                new DesiredResource(
                        block,
                        address,
                        known.provider().source(),
                        known.schema().orElseThrow(),
                        template,
                        repeated(expansion.kind()),
                        instances,
                        known.dependencies(),
                        known.dependsOn(),
                        known.check(),
                        module.node(),
                        settled);
        Map<InstanceKey, Value> found = found(desired, module, diagnostics);
        InstanceValues values = seen(expansion, found);
        module.resources().put(block.address(), values);
        return block.address().isAction() || !values.hasMissing();
    }

    /// An action has no value. What it is invoked with is asked of its instances.
    private Map<InstanceKey, Value> found(
            DesiredResource desired, ModuleValues module, Diagnostics diagnostics) {
        Resource block = desired.block();
        boolean invokes =
                block.address().isAction() || !block.lifecycle().actionTriggers().isEmpty();
        if (invokes) {
            module.invoking().put(block.address(), desired);
        }
        return switch (block.address().mode()) {
            case EPHEMERAL -> ephemerals.settle(desired, diagnostics);
            case MANAGED, DATA, LIST -> handler.settle(desired, diagnostics);
            case ACTION -> {
                if (phase == Phase.VALIDATE) {
                    handler.settle(desired, diagnostics);
                } else {
                    handler.invocable(desired, diagnostics);
                }
                yield Map.of();
            }
        };
    }

    /// @return whether the resource was there to be asked
    boolean triggered(TriggersNode node, ModuleValues module, Diagnostics diagnostics) {
        DesiredResource resource = module.invoking().get(node.resource().resource());
        if (resource != null) {
            handler.triggered(resource, diagnostics);
        }
        return resource != null;
    }

    private Optional<DesiredInstance> instance(
            ResourceInstanceAddress address,
            Resource block,
            Prepared known,
            ModuleValues module,
            RepetitionData repetition,
            Diagnostics diagnostics) {
        ModuleScope scope = new ModuleScope(environment, module, repetition, Optional.empty());
        return instanceProviders
                .of(known.provider(), address, module, scope, diagnostics)
                .map(provider ->
                        new DesiredInstance(
                                address,
                                block,
                                provider,
                                known.template().orElseThrow(),
                                scope,
                                handler,
                                module.invoking()));
    }

    /// While validating, how many instances there are is not known, so the whole is not either.
    private InstanceValues seen(Expansion expansion, Map<InstanceKey, Value> values) {
        return phase == Phase.VALIDATE && expansion.kind() != Expansion.Kind.SINGLE
                ? InstanceValues.uncounted(values.values().stream().findFirst())
                : new InstanceValues(expansion.kind(), values, missing(expansion, values));
    }

    private static Set<InstanceKey> missing(Expansion expansion, Map<InstanceKey, Value> values) {
        return values.size() == expansion.instances().size()
                ? Set.of()
                : expansion.instances().keySet().stream()
                        .filter(key -> !values.containsKey(key))
                        .collect(Collectors.toSet());
    }

    private static Repeated repeated(Expansion.Kind kind) {
        return switch (kind) {
            case SINGLE -> Repeated.SINGLE;
            case COUNT -> Repeated.COUNT;
            case FOR_EACH -> Repeated.FOR_EACH;
        };
    }

    private Prepared prepare(
            ResourceNode node, Resource block, ModuleValues module, Diagnostics diagnostics) {
        ProviderResolution.Found provider = resolution.find(module.node(), block);
        Optional<Schema> schema = schema(block, provider.source(), diagnostics);
        Optional<BlockTemplate> template =
                schema.map(found ->
                        providers.templates().of(block.body(), found.block(), diagnostics));
        List<ConfigNode> explicit =
                block.dependsOn().stream()
                        .flatMap(t -> ReferencedNodes.ofDependsOn(t, module.node()).stream())
                        .toList();
        return new Prepared(
                schema,
                provider,
                template,
                dependencies.of(node),
                dependencies.of(explicit, node),
                module.node().config().checkOf(block.address()));
    }

    private Optional<Schema> schema(
            Resource block, ProviderSource source, Diagnostics diagnostics) {
        if (!providers.has(source)) {
            diagnostics.error(
                    "Provider not available",
                    ("\"%s\" is managed by the provider %s, which is neither built into Terrane nor"
                                    + " installed here. Put it into a filesystem mirror, or name its folder in"
                                    + " dev_overrides of the CLI configuration.")
                            .formatted(block.address(), source.display()),
                    block.range());
            return Optional.empty();
        }
        ProviderSchema all = providers.schema(source);
        Map<String, Schema> types =
                switch (block.address().mode()) {
                    case MANAGED -> all.resources();
                    case DATA -> all.dataSources();
                    case EPHEMERAL -> all.ephemeralResources();
                    case ACTION -> all.actions();
                    case LIST -> all.listResources();
                };
        Schema schema = types.get(block.address().type());
        if (schema == null) {
            reportUnknownType(block, source, all, types, diagnostics);
        }
        return Optional.ofNullable(schema);
    }

    private static void reportUnknownType(
            Resource block,
            ProviderSource source,
            ProviderSchema all,
            Map<String, Schema> types,
            Diagnostics diagnostics) {
        String kind =
                switch (block.address().mode()) {
                    case MANAGED -> "resource type";
                    case DATA -> "data source";
                    case EPHEMERAL -> "ephemeral resource";
                    case ACTION -> "action";
                    case LIST -> "list resource";
                };
        diagnostics.error(
                "Invalid " + kind,
                "The provider %s has no %s \"%s\".%s"
                        .formatted(
                                source.display(),
                                kind,
                                block.address().type(),
                                hint(block, all, types)),
                block.range());
    }

    private static String hint(Resource block, ProviderSchema all, Map<String, Schema> types) {
        String type = block.address().type();
        boolean isManaged = block.address().mode() == ResourceMode.MANAGED;
        if (isManaged && all.dataSources().containsKey(type)) {
            return " There is a data source of that name: write \"data\" instead of \"resource\".";
        }
        if (!isManaged && all.resources().containsKey(type)) {
            return " There is a resource type of that name: write \"resource\" instead of \"%s\"."
                    .formatted(block.address().mode().word());
        }
        return NameSuggestion.didYouMean(type, types.keySet());
    }
}
