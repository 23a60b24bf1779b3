package dev.terrane.cli.command;

import dev.terrane.cli.Version;
import dev.terrane.operating.ComputedAttributes;
import dev.terrane.operating.Derived;
import dev.terrane.operating.PlanFileInputs;
import dev.terrane.planfile.FingerprintKey;
import dev.terrane.planfile.Outcome;
import dev.terrane.planfile.PlanComparison;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlanDocuments;
import dev.terrane.planfile.PlanInputs;

import java.util.Optional;

/// What would be done now, beside a plan that was approved.
///
/// @param document of the present plan, made so that it can be compared with the approved one
record PresentPlan(Derived derived, PlanDocument document, Outcome outcome) {

    /// @param key of the state, where there is one
    /// @param resuming what was done of the approved plan
    static PresentPlan compare(
            PlanDocument approved,
            Derived present,
            Optional<FingerprintKey> key,
            Resuming resuming,
            Planning planning) {
        PlanInputs inputs = inputs(present, key, planning);
        PlanDocument document = PlanDocuments.of(inputs.withFingerprintLineage(approved.lineage()));
        Outcome outcome =
                PlanComparison.compare(
                        approved,
                        document,
                        present.refreshed(),
                        new PlanComparison.Surroundings(
                                key,
                                planning.bench().directory().toString(),
                                new ComputedAttributes(present),
                                resuming.progress()));
        return new PresentPlan(present, document, outcome);
    }

    /// What the document of a plan is made of.
    static PlanInputs inputs(Derived derived, Optional<FingerprintKey> key, Planning planning) {
        PlanInputs inputs =
                new PlanFileInputs(derived, planning.bench()).gather(Version.TERRANE, key);
        return planning.statePaths().value().map(inputs::withBackend).orElse(inputs);
    }
}
