package dev.terrane.planfile;

import dev.terrane.planfile.PlanComparison.Surroundings;
import dev.terrane.state.StateSnapshot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Holds what would be done now against all plans that were approved and are not spent: together they
/// have to cover it, and each of them may be carried out in part already.
///
/// Two pull requests that were merged one after the other each planned their own changes. What both
/// together bring about was seen by nobody, and is refused.
public final class PlanCoverage {
    private final List<PlanComparison> plans;
    private final List<Outcome> single;

    /// One approved plan.
    ///
    /// @param present what would be done now, with the fingerprints of the approved plan's lineage
    public record Approved(PlanDocument document, PlanDocument present) {}

    private PlanCoverage(List<PlanComparison> plans, List<Outcome> single) {
        this.plans = plans;
        this.single = single;
    }

    /// @param nothing what would be done now, for where no plan was approved
    public static Outcome compare(
            List<Approved> approved,
            PlanDocument nothing,
            StateSnapshot state,
            Surroundings surroundings) {
        if (approved.size() == 1) {
            Approved only = approved.getFirst();
            return PlanComparison.compare(only.document(), only.present(), state, surroundings);
        }
        if (approved.isEmpty()) {
            return unseen(nothing);
        }
        List<PlanComparison> plans = new ArrayList<>();
        List<Outcome> single = new ArrayList<>();
        for (Approved plan : approved) {
            plans.add(new PlanComparison(plan.document(), plan.present(), state, surroundings));
            single.add(
                    PlanComparison.compare(plan.document(), plan.present(), state, surroundings));
        }
        return new PlanCoverage(plans, single).compare();
    }

    /// Whether all that a plan would do has come true, so that it says nothing any more.
    public static boolean isSpent(Approved plan, StateSnapshot state, Surroundings surroundings) {
        PlanComparison comparison =
                new PlanComparison(plan.document(), plan.present(), state, surroundings);
        return comparison.isSameState() && comparison.isSpent();
    }

    /// Whether nothing that a plan would do is what would be done now.
    public static boolean isObsolete(
            Approved plan, StateSnapshot state, Surroundings surroundings) {
        return !new PlanComparison(plan.document(), plan.present(), state, surroundings).isWanted();
    }

    /// Nobody has approved anything.
    private static Outcome unseen(PlanDocument present) {
        List<Difference> differences = Effect.of(present).map(PlanCoverage::unseen).toList();
        return differences.isEmpty()
                ? new Outcome.Equal(List.of())
                : new Outcome.Different(differences, List.of(), List.of());
    }

    private static Difference unseen(Effect effect) {
        return new Difference(
                effect.place(),
                java.util.Optional.empty(),
                java.util.Optional.of(effect),
                List.of(),
                List.of());
    }

    private Outcome compare() {
        for (int i = 0; i < plans.size(); i++) {
            if (!plans.get(i).isSameState()) {
                return single.get(i);
            }
        }
        SortedSet<String> present = plans.getFirst().presentPlaces();
        SortedSet<String> done = new TreeSet<>();
        plans.forEach(plan -> done.addAll(plan.done()));
        SortedSet<String> wrong = new TreeSet<>(present);
        plans.forEach(plan -> wrong.addAll(plan.approvedPlaces()));
        List<Predicate<String>> covered = plans.stream().map(PlanComparison::covered).toList();
        wrong.removeIf(place ->
                present.contains(place)
                        ? covered.stream().anyMatch(plan -> plan.test(place))
                        : done.contains(place));
        if (!wrong.isEmpty()) {
            return new Outcome.Different(
                    wrong.stream().map(this::difference).toList(), List.of(), uncompared());
        }
        boolean whole =
                done.isEmpty() && single.stream().noneMatch(Outcome.Subset.class::isInstance);
        return whole
                ? new Outcome.Equal(uncompared())
                : new Outcome.Subset(List.copyOf(done), List.copyOf(present), uncompared());
    }

    /// Against the plan that has something to say of that place.
    private Difference difference(String place) {
        return plans.stream()
                .filter(plan -> plan.approvedPlaces().contains(place))
                .findFirst()
                .orElse(plans.getFirst())
                .difference(place);
    }

    private List<String> uncompared() {
        Set<String> places = new HashSet<>();
        single.forEach(outcome -> places.addAll(outcome.uncomparedSecrets()));
        return places.stream().sorted().toList();
    }
}
