package dev.terrane.planning;

import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.evaluating.Bounded;
import dev.terrane.objects.DeletionPlan;
import dev.terrane.objects.ObjectType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;

import java.util.Optional;

/// Asks providers about the deletions of a plan, where they want to be asked: what they refuse is not
/// found out only when it is done.
final class DeletionPlanner {
    private final PlanningRequest request;
    private final Bounded bounded;

    DeletionPlanner(PlanningRequest request, Bounded bounded) {
        this.request = request;
        this.bounded = bounded;
    }

    void ask(
            ResourceInstanceAddress address,
            ProviderConfigAddress provider,
            ObjectType type,
            PriorObject prior,
            Optional<SourceRange> block,
            Diagnostics diagnostics) {
        if (!type.provider().resource(type.name()).plansDeletions()) {
            return;
        }
        Optional<Provider> configured =
                request.providers().configured(provider, address, diagnostics);
        configured.ifPresent(found ->
                bounded.call(() ->
                                DeletionPlan.of(
                                        type,
                                        found.resource(type.name()),
                                        prior.now().withoutMarksDeep(),
                                        ObjectType.kept(prior.stored())))
                        .problems()
                        .forEach(problem -> diagnostics.add(diagnostic(problem, address, block))));
    }

    static boolean losesData(ObjectType type, PriorObject prior) {
        return type.provider().resource(type.name()).losesData(prior.now().withoutMarksDeep());
    }

    private static Diagnostic diagnostic(
            Problem problem, ResourceInstanceAddress address, Optional<SourceRange> block) {
        Diagnostic plain =
                problem.isError()
                        ? Diagnostic.error(problem.summary(), problem.detail())
                        : Diagnostic.warning(problem.summary(), problem.detail());
        return plain.at(block.orElse(null)).about(address.toString());
    }
}
