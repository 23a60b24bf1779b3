package dev.terrane.cli.command;

import dev.terrane.planfile.ApprovedReplacements;
import dev.terrane.planfile.FingerprintKey;
import dev.terrane.planfile.PlanComparison.Surroundings;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.ProviderDecisions;
import dev.terrane.planfile.Sha256;
import dev.terrane.planning.Resumption;
import dev.terrane.state.ApprovedWork;
import dev.terrane.state.PlanProgress;

import java.util.List;
import java.util.Optional;

/// How far approved plans were carried out, so that they can be gone on with.
///
/// @param plans the digests of their files
record Resuming(List<String> plans, PlanProgress progress, ApprovedReplacements replacements) {
    static final Resuming NONE =
            new Resuming(List.of(), PlanProgress.NONE, ApprovedReplacements.NONE);

    /// A plan that may have been begun.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
    record Begun(byte[] file, PlanDocument document) {}

    Resuming {
        plans = List.copyOf(plans);
    }

    /// @param key of the state, where there is one
    static Resuming of(List<Begun> begun, Optional<FingerprintKey> key, Planning planning) {
        List<String> plans = begun.stream().map(plan -> Sha256.of(plan.file())).toList();
        PlanProgress progress = planning.session().progress().of(plans);
        ApprovedReplacements replacements =
                ApprovedReplacements.in(
                        planning.session().snapshot(),
                        begun.stream().map(Begun::document).toList(),
                        new Surroundings(
                                key,
                                planning.bench().directory().toString(),
                                ProviderDecisions.UNKNOWN,
                                progress));
        return new Resuming(plans, progress, replacements);
    }

    Resumption resumption() {
        return new Resumption(
                progress.replaced(),
                replacements.triggered(),
                replacements.awaiting(),
                replacements.created(),
                progress.due());
    }

    ApprovedWork work() {
        return new ApprovedWork(plans, replacements.all());
    }
}
