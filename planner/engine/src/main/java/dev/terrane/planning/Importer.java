package dev.terrane.planning;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Bounded;
import dev.terrane.evaluating.ConfigGraph;
import dev.terrane.evaluating.ConfigNode;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.evaluating.Evaluation;
import dev.terrane.evaluating.Evaluation.Phase;
import dev.terrane.evaluating.ImportKey;
import dev.terrane.evaluating.ObjectHandler;
import dev.terrane.graph.Dag;
import dev.terrane.objects.ObjectType;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.WorkingState;
import dev.terrane.value.Value;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes one object over that exists already, without planning anything.
///
/// Of the configuration only what the resource needs to be expanded and its provider to be configured
/// is evaluated; other objects are what the state says of them.
public final class Importer implements ObjectHandler {
    private final PlanningRequest request;
    private final ResourceInstanceAddress address;
    private final ImportKey key;
    private final ObjectTypes types;
    private final Imports imports;
    private final WorkingState state;

    private Importer(PlanningRequest request, ResourceInstanceAddress address, ImportKey key) {
        this.request = request;
        this.address = address;
        this.key = key;
        this.types = new ObjectTypes(request.providers());
        this.imports =
                new Imports(
                        request.providers(),
                        request.progress(),
                        new Bounded(request.parallelism()));
        this.state = new WorkingState(request.prior());
    }

    /// The state with the object in it.
    public static StateSnapshot importInto(
            PlanningRequest request,
            ResourceInstanceAddress address,
            ImportKey key,
            Diagnostics diagnostics) {
        return new Importer(request, address, key).run(diagnostics);
    }

    /// The object alone, of a resource that may not be declared.
    public static Optional<Value> find(
            PlanningRequest request,
            ResourceInstanceAddress address,
            ImportKey key,
            ProviderConfigAddress provider,
            Diagnostics diagnostics) {
        Importer importer = new Importer(request, address, key);
        return importer.types
                .find(provider.source(), address.resource())
                .flatMap(type ->
                        importer.imports.find(address, key, type, provider, List.of(), diagnostics))
                .map(PriorObject::now);
    }

    private StateSnapshot run(Diagnostics diagnostics) {
        Dag<ConfigNode> dag = ConfigGraph.of(request.configuration());
        Set<ConfigNode> needed =
                new HashSet<>(dag.withDependencies(List.of(new ResourceNode(address.config()))));
        needed.removeIf(ConfigNode.ImportNode.class::isInstance);
        Evaluation evaluation =
                new Evaluation(
                        request.configuration(),
                        dag,
                        request.environment(),
                        request.providers(),
                        Phase.PLAN,
                        request.variables(),
                        this);
        evaluation.run(needed::contains, diagnostics);
        if (!diagnostics.hasErrors() && !evaluation.hasInstance(address)) {
            diagnostics.add(
                    Diagnostic.error(
                            "Configuration for import target does not exist",
                            "%s is no instance that the configuration gives. Change count or for_each, or the key."
                                    .formatted(address)));
        }
        return state.snapshot();
    }

    @Override
    public Map<InstanceKey, Value> settle(DesiredResource resource, Diagnostics diagnostics) {
        ObjectType type =
                types.find(resource.provider(), resource.address().resource()).orElseThrow();
        Map<InstanceKey, Value> values = new LinkedHashMap<>();
        for (DesiredInstance instance : resource.instances()) {
            if (instance.address().equals(address)) {
                take(resource, instance, type, diagnostics);
            }
            values.put(
                    instance.address().key(),
                    state.current(instance.address())
                            .flatMap(object ->
                                    type.decode(object, instance.address().toString(), diagnostics))
                            .orElseGet(
                                    () -> Value.unknown(resource.schema().block().impliedType())));
        }
        return values;
    }

    private void take(
            DesiredResource resource,
            DesiredInstance instance,
            ObjectType type,
            Diagnostics diagnostics) {
        imports.find(address, key, type, instance.provider(), resource.dependencies(), diagnostics)
                .ifPresent(found -> state.putCurrent(address, instance.provider(), found.stored()));
    }
}
