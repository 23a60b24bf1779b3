package dev.terrane.cli.command;

import dev.terrane.operating.ComputedAttributes;
import dev.terrane.operating.DerivationRequest;
import dev.terrane.operating.Derived;
import dev.terrane.planfile.FingerprintKey;
import dev.terrane.planfile.Outcome;
import dev.terrane.planfile.PlanComparison.Surroundings;
import dev.terrane.planfile.PlanCoverage;
import dev.terrane.planfile.PlanCoverage.Approved;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlanDocuments;
import dev.terrane.planfile.PlanInputs;
import dev.terrane.planning.PlanningProgress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What would be done in a project now, beside the plans that are committed for it.
final class ProjectPlanning {
    private final Planning planning;
    private final Derived derived;
    private final Optional<FingerprintKey> key;
    private final PlanInputs inputs;
    private final Map<String, PlanDocument> presents = new HashMap<>();

    ProjectPlanning(Planning planning, Derived derived) {
        this.planning = planning;
        this.derived = derived;
        this.key = ApprovedApply.key(planning);
        this.inputs = PresentPlan.inputs(derived, key, planning);
    }

    /// What would be done now, to be held against a plan of that lineage.
    private PlanDocument present(String lineage) {
        return presents.computeIfAbsent(
                lineage, from -> PlanDocuments.of(inputs.withFingerprintLineage(from)));
    }

    PlanDocument present() {
        return present(derived.prior().lineage());
    }

    private Approved approved(CommittedPlans.Plan plan) {
        return new Approved(plan.document(), present(plan.document().lineage()));
    }

    private Surroundings surroundings(List<CommittedPlans.Plan> plans) {
        return new Surroundings(
                key,
                planning.bench().directory().toString(),
                new ComputedAttributes(derived),
                resuming(plans).progress(),
                planning.mayFollowOthers());
    }

    /// How far they were carried out.
    Resuming resuming(List<CommittedPlans.Plan> plans) {
        return resuming(plans, key, planning);
    }

    private static Resuming resuming(
            List<CommittedPlans.Plan> plans, Optional<FingerprintKey> key, Planning planning) {
        return Resuming.of(
                plans.stream()
                        .map(plan -> new Resuming.Begun(plan.bytes(), plan.document()))
                        .toList(),
                key,
                planning);
    }

    boolean isSpent(CommittedPlans.Plan plan) {
        return PlanCoverage.isSpent(
                approved(plan), derived.refreshed(), surroundings(List.of(plan)));
    }

    boolean isObsolete(CommittedPlans.Plan plan) {
        return PlanCoverage.isObsolete(
                approved(plan), derived.refreshed(), surroundings(List.of(plan)));
    }

    Outcome compare(List<CommittedPlans.Plan> plans) {
        return PlanCoverage.compare(
                plans.stream().map(this::approved).toList(),
                present(),
                derived.refreshed(),
                surroundings(plans));
    }

    /// What is asked for where several plans are to be covered: all objects are read again.
    static DerivationRequest request(
            List<CommittedPlans.Plan> plans, Planning planning, PlanningProgress progress) {
        Resuming resuming = resuming(plans, ApprovedApply.key(planning), planning);
        return plans.size() == 1
                ? ApprovedApply.request(plans.getFirst().document(), resuming, planning, progress)
                : new DerivationRequest(
                        planning.options(),
                        Optional.empty(),
                        resuming.resumption(),
                        Optional.empty(),
                        planning.interruption().stop(),
                        progress);
    }
}
