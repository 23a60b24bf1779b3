package dev.terrane.planning;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ModulePath;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.ProviderConfig;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.evaluating.Evaluation;
import dev.terrane.objects.ObjectType;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.plan.ActionReason;
import dev.terrane.plan.Change;
import dev.terrane.plan.Drift;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.plan.ResourceChange;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.StateSnapshot.ResourceState;
import dev.terrane.targeting.Targets;
import dev.terrane.value.Value;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Plans to delete what the state holds and nobody wants: instances of a block that it no longer
/// has, objects whose block or module is gone, and deposed objects. What a `removed` block spares is
/// forgotten instead, as it is remembered.
final class Orphans {
    private final PlanningRequest request;
    private final Targets targets;
    private final PlanInProgress plan;
    private final PriorObjects priorObjects;
    private final ObjectTypes types;
    private final Removals removals;
    private final DeletionPlanner deletions;

    Orphans(
            PlanningRequest request,
            Targets targets,
            PlanInProgress plan,
            PriorObjects priorObjects,
            ObjectTypes types,
            Removals removals,
            DeletionPlanner deletions) {
        this.request = request;
        this.targets = targets;
        this.plan = plan;
        this.priorObjects = priorObjects;
        this.types = types;
        this.removals = removals;
        this.deletions = deletions;
    }

    /// Instances of a block that its repetition no longer gives.
    void ofResource(DesiredResource resource, Diagnostics diagnostics) {
        ResourceState state = request.prior().resources().get(resource.address());
        if (state == null) {
            return;
        }
        Set<InstanceKey> wanted =
                resource.instances().stream()
                        .map(DesiredInstance::address)
                        .map(ResourceInstanceAddress::key)
                        .collect(Collectors.toCollection(HashSet::new));
        Optional<SourceRange> block = Optional.of(resource.block().range());
        state.instances()
                .forEach((key, instance) -> {
                    ResourceInstanceAddress address = resource.address().instance(key);
                    if (!targets.includes(address)) {
                        return;
                    }
                    deposed(address, state.provider(key), instance, diagnostics);
                    if (!wanted.contains(key) && !plan.hasMovedAway(address)) {
                        if (instance.current().isPresent()
                                && request.options().mode() != Mode.REFRESH_ONLY) {
                            PreventedDestroy.check(resource, address, diagnostics);
                        }
                        ActionReason reason = reason(resource.repetition(), key);
                        orphan(address, state.provider(key), instance, reason, block, diagnostics);
                    }
                });
    }

    /// Objects without a block. Called when all blocks are planned.
    void withoutBlock(Configuration configuration, Evaluation evaluation, Diagnostics diagnostics) {
        for (Map.Entry<AllInstances, ResourceState> entry :
                request.prior().resources().entrySet()) {
            AllInstances resource = entry.getKey();
            Optional<ActionReason> reason = reasonWithoutBlock(resource, configuration, evaluation);
            if (reason.isEmpty()) {
                continue;
            }
            entry.getValue()
                    .instances()
                    .forEach((key, instance) -> {
                        ResourceInstanceAddress address = resource.instance(key);
                        if (isMeant(address, reason.get())) {
                            ProviderConfigAddress provider = entry.getValue().provider(key);
                            deposed(address, provider, instance, diagnostics);
                            orphan(
                                    address,
                                    provider,
                                    instance,
                                    reason.get(),
                                    Optional.empty(),
                                    diagnostics);
                        }
                    });
        }
    }

    /// What is left of a module instance goes with the block: it is meant wherever a target touches any
    /// instance of the block, as in Terraform, since nothing there has an instance of its own any more.
    private boolean isMeant(ResourceInstanceAddress address, ActionReason reason) {
        return targets.includes(address)
                || (reason == ActionReason.DELETE_BECAUSE_NO_MODULE
                        && targets.touches(address.config()));
    }

    private static Optional<ActionReason> reasonWithoutBlock(
            AllInstances resource, Configuration configuration, Evaluation evaluation) {
        ModulePath path = resource.module().path();
        Optional<ModuleNode> module = configuration.module(path);
        boolean declared =
                module.isPresent()
                        && module.get().config().resources().containsKey(resource.resource());
        if (!declared) {
            return Optional.of(ActionReason.DELETE_BECAUSE_NO_RESOURCE_CONFIG);
        }
        return evaluation
                .moduleInstances(path)
                .filter(instances -> !instances.contains(resource.module()))
                .map(instances -> ActionReason.DELETE_BECAUSE_NO_MODULE);
    }

    private static ActionReason reason(DesiredResource.Repeated repetition, InstanceKey key) {
        return switch (repetition) {
            case SINGLE ->
                    key.equals(InstanceKey.NONE)
                            ? ActionReason.DELETE_BECAUSE_ENABLED_FALSE
                            : ActionReason.DELETE_BECAUSE_WRONG_REPETITION;
            case COUNT ->
                    key instanceof InstanceKey.IntKey
                            ? ActionReason.DELETE_BECAUSE_COUNT_INDEX
                            : ActionReason.DELETE_BECAUSE_WRONG_REPETITION;
            case FOR_EACH ->
                    key instanceof InstanceKey.StringKey
                            ? ActionReason.DELETE_BECAUSE_EACH_KEY
                            : ActionReason.DELETE_BECAUSE_WRONG_REPETITION;
        };
    }

    private void orphan(
            ResourceInstanceAddress address,
            ProviderConfigAddress provider,
            InstanceState instance,
            ActionReason reason,
            Optional<SourceRange> block,
            Diagnostics diagnostics) {
        if (instance.current().isEmpty()) {
            return;
        }
        if (!address.resource().isManaged()) {
            plan.refreshed().forget(address);
            return;
        }
        delete(
                address,
                Optional.empty(),
                provider,
                instance.current().get(),
                shown(reason, address),
                block,
                diagnostics);
    }

    private ActionReason shown(ActionReason reason, ResourceInstanceAddress address) {
        if (request.options().mode() == Mode.DESTROY) {
            return ActionReason.NONE;
        }
        return reason == ActionReason.DELETE_BECAUSE_NO_RESOURCE_CONFIG && plan.isMoved(address)
                ? ActionReason.DELETE_BECAUSE_NO_MOVE_TARGET
                : reason;
    }

    private void deposed(
            ResourceInstanceAddress address,
            ProviderConfigAddress provider,
            InstanceState instance,
            Diagnostics diagnostics) {
        instance.deposed()
                .forEach((key, object) ->
                        delete(
                                address,
                                Optional.of(key),
                                provider,
                                object,
                                ActionReason.NONE,
                                Optional.empty(),
                                diagnostics));
    }

    private void delete(
            ResourceInstanceAddress address,
            Optional<String> deposedKey,
            ProviderConfigAddress provider,
            ObjectState stored,
            ActionReason reason,
            Optional<SourceRange> block,
            Diagnostics diagnostics) {
        Optional<ObjectType> type = types.find(provider.source(), address.resource());
        if (type.isEmpty()) {
            diagnostics.add(noProvider(address, provider));
            return;
        }
        if (!isConfigured(provider)) {
            diagnostics.add(notConfigured(address, provider));
            return;
        }
        boolean spared = isSpared(address, stored);
        Optional<PriorObject> prior =
                deposedKey.isPresent() || spared
                        ? remembered(address, stored, type.get(), diagnostics)
                        : priorObjects.read(address, stored, type.get(), provider, diagnostics);
        if (prior.isEmpty()) {
            return;
        }
        noteDrift(address, deposedKey, provider, prior.get());
        if (!prior.get().isGone() && request.options().mode() != Mode.REFRESH_ONLY) {
            if (!spared) {
                deletions.ask(address, provider, type.get(), prior.get(), block, diagnostics);
            }
            Value now = prior.get().now();
            Change change = spared ? new Change.Forget(now) : new Change.Delete(now);
            boolean loses = !spared && DeletionPlanner.losesData(type.get(), prior.get());
            plan.add(end(address, deposedKey, provider, prior.get(), change, reason, block, loses));
        }
    }

    /// Whether the configuration still says how the provider reaches the object. With another account
    /// or region it would seem to be gone. The default one of the root module needs no block.
    private boolean isConfigured(ProviderConfigAddress provider) {
        boolean needsBlock = !provider.isDefault() || !provider.module().isRoot();
        return !needsBlock
                || request.providers().isSaid(provider)
                || request.configuration()
                        .module(provider.module())
                        .filter(module -> declares(module.config(), provider))
                        .isPresent();
    }

    private static boolean declares(ModuleConfig module, ProviderConfigAddress provider) {
        return module.providers().values().stream()
                .filter(block -> !block.isNone())
                .map(ProviderConfig::name)
                .anyMatch(name ->
                        name.alias().equals(provider.alias())
                                && module.source(name.name()).equals(provider.source()));
    }

    /// By what the configuration says of it; where it says nothing, by what it said last.
    private boolean isSpared(ResourceInstanceAddress address, ObjectState stored) {
        return removals.spares(address)
                || isLeftAlone(address)
                || (stored.skipDestroy() && !removals.wantsDestroyed(address));
    }

    /// Whether its block says that its objects are not destroyed.
    private boolean isLeftAlone(ResourceInstanceAddress address) {
        return request.configuration()
                .module(address.module().path())
                .map(module -> module.config().resources().get(address.resource()))
                .filter(block -> !block.lifecycle().destroy())
                .isPresent();
    }

    private static Optional<PriorObject> remembered(
            ResourceInstanceAddress address,
            ObjectState stored,
            ObjectType type,
            Diagnostics diagnostics) {
        return type.decode(stored, address.toString(), diagnostics)
                .map(value -> new PriorObject(stored, value, value));
    }

    private void noteDrift(
            ResourceInstanceAddress address,
            Optional<String> deposedKey,
            ProviderConfigAddress provider,
            PriorObject prior) {
        if (deposedKey.isPresent() || !prior.hasDrifted()) {
            return;
        }
        if (prior.isGone()) {
            plan.refreshed().removeCurrent(address);
        } else {
            plan.refreshed().putCurrent(address, provider, prior.stored());
        }
        Change seen =
                prior.isGone()
                        ? new Change.Delete(prior.remembered())
                        : new Change.Update(prior.remembered(), prior.now());
        plan.add(new Drift(address, address, provider, seen));
    }

    private static ResourceChange end(
            ResourceInstanceAddress address,
            Optional<String> deposedKey,
            ProviderConfigAddress provider,
            PriorObject prior,
            Change change,
            ActionReason reason,
            Optional<SourceRange> block,
            boolean losesData) {
        return new ResourceChange(
                address,
                address,
                deposedKey,
                provider,
                change,
                reason,
                prior.stored().dependencies(),
                prior.stored().createBeforeDestroy(),
                block,
                Optional.empty(),
                losesData,
                Optional.empty());
    }

    private static Diagnostic notConfigured(
            ResourceInstanceAddress address, ProviderConfigAddress provider) {
        return Diagnostic.error(
                        "Provider configuration not present",
                        "The state holds %s, which is no longer in the configuration, and neither is %s, by which it was managed. Put that provider block back, so that the object can be destroyed; then remove the block. Or take the object out of the state: state rm."
                                .formatted(address, provider))
                .about(address.toString());
    }

    private static Diagnostic noProvider(
            ResourceInstanceAddress address, ProviderConfigAddress provider) {
        return Diagnostic.error(
                        "Provider not available",
                        ("The state holds %s, which is managed by %s. That provider is neither built"
                                        + " into Terrane nor installed here, or no longer has this type. Put it into"
                                        + " a filesystem mirror, or name its folder in dev_overrides of the CLI"
                                        + " configuration.")
                                .formatted(address, provider.source().display()))
                .about(address.toString());
    }
}
