package dev.terrane.planning;

import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.ProviderResolution;
import dev.terrane.objects.ObjectType;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.spi.ManagedResources.MoveAnswer;
import dev.terrane.spi.ManagedResources.MoveSource;
import dev.terrane.spi.Problem;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.WorkingState;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Objects that `moved` blocks lead to another resource type, or to another provider: the provider that
/// gets them makes them its own.
///
/// With `from = null_resource.a` and `to = terraform_data.a`, the object of the one becomes one of the
/// other. What nobody declares under its new name stays where it was.
final class TypeMoves {
    private final PlanningRequest request;
    private final Moves moves;
    private final ObjectTypes types;
    private final WorkingState state;
    private final Map<ResourceInstanceAddress, ResourceInstanceAddress> previous;

    private TypeMoves(PlanningRequest request, Moves moves) {
        this.request = request;
        this.moves = moves;
        this.types = new ObjectTypes(request.providers());
        this.state = new WorkingState(moves.prior());
        this.previous = new HashMap<>(moves.previous());
    }

    /// @param request with the state before any move
    static Moves carryOut(PlanningRequest request, Moves moves, Diagnostics diagnostics) {
        TypeMoves all = new TypeMoves(request, moves);
        new TreeMap<>(moves.previous()).forEach((to, from) -> all.move(from, to, diagnostics));
        return new Moves(all.state.snapshot(), all.previous, moves.blocked());
    }

    private void move(
            ResourceInstanceAddress from, ResourceInstanceAddress to, Diagnostics diagnostics) {
        ProviderConfigAddress source = providerOf(from, request.prior());
        Optional<ProviderConfigAddress> target = declaredProvider(to, request.configuration());
        boolean sameType = from.resource().type().equals(to.resource().type());
        if (target.isEmpty()) {
            if (!sameType) {
                stay(from, to, source);
            }
            return;
        }
        if (!sameType || !target.get().source().equals(source.source())) {
            types.find(target.get().source(), to.resource())
                    .ifPresent(type -> become(type, target.get(), from, to, source, diagnostics));
        }
    }

    private static ProviderConfigAddress providerOf(
            ResourceInstanceAddress address, StateSnapshot state) {
        return Optional.ofNullable(state.resources().get(address.allInstances()))
                .map(resource -> resource.provider(address.key()))
                .orElseThrow();
    }

    private static Optional<ProviderConfigAddress> declaredProvider(
            ResourceInstanceAddress address, Configuration configuration) {
        Optional<ModuleNode> module = configuration.module(address.module().path());
        return module.map(node -> node.config().resources().get(address.resource()))
                .map(resource ->
                        new ProviderResolution(configuration)
                                .resolve(module.orElseThrow(), resource.provider()));
    }

    private void stay(
            ResourceInstanceAddress from,
            ResourceInstanceAddress to,
            ProviderConfigAddress provider) {
        ObjectState object = state.current(to).orElseThrow();
        state.removeCurrent(to);
        state.putCurrent(from, provider, object);
        previous.remove(to);
    }

    private void become(
            ObjectType type,
            ProviderConfigAddress provider,
            ResourceInstanceAddress from,
            ResourceInstanceAddress to,
            ProviderConfigAddress source,
            Diagnostics diagnostics) {
        ObjectState object = moves.prior().current(to).orElseThrow();
        Optional<MoveAnswer> answer =
                type.provider()
                        .resource(type.name())
                        .moveFrom(
                                new MoveSource(
                                        source.source().toString(),
                                        from.resource().type(),
                                        object.schemaVersion(),
                                        ObjectType.kept(object)),
                                object.attributes());
        if (answer.isEmpty()) {
            diagnostics.add(unsupported(from, to, provider));
            return;
        }
        MoveAnswer moved = answer.get();
        moved.problems().forEach(problem -> diagnostics.add(diagnostic(problem, to)));
        if (moved.problems().stream().noneMatch(Problem::isError)) {
            state.putCurrent(
                    to,
                    provider,
                    type.encode(
                                    type.marks().apply(moved.object()),
                                    object.tainted(),
                                    moved.privateData(),
                                    object.dependencies(),
                                    object.createBeforeDestroy())
                            .withSkipDestroy(object.skipDestroy()));
        }
    }

    private static Diagnostic unsupported(
            ResourceInstanceAddress from,
            ResourceInstanceAddress to,
            ProviderConfigAddress provider) {
        return Diagnostic.error(
                        "Unsupported `moved` across resource types",
                        "The provider %s can not make a %s of what %s is, so it can not move to %s. Remove the moved block, and import the object under its new address or let a new one be made."
                                .formatted(
                                        provider.source().display(),
                                        to.resource().type(),
                                        from,
                                        to))
                .about(to.toString());
    }

    private static Diagnostic diagnostic(Problem problem, ResourceInstanceAddress address) {
        Diagnostic plain =
                problem.isError()
                        ? Diagnostic.error(problem.summary(), problem.detail())
                        : Diagnostic.warning(problem.summary(), problem.detail());
        return plain.about(address.toString());
    }
}
