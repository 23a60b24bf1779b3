package dev.terrane.operating;

import dev.terrane.evaluating.StopSignal;
import dev.terrane.plan.PlanOptions;
import dev.terrane.planning.PlanningProgress;
import dev.terrane.planning.Resumption;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// How a plan is to be derived.
///
/// @param refreshOnly the objects that are read again; nothing where all are
/// @param resumption what was done already, where an approved plan is derived again
/// @param timestamp what `plantimestamp()` gives, where a plan is derived afresh
public record DerivationRequest(
        PlanOptions options,
        Optional<Set<String>> refreshOnly,
        Resumption resumption,
        Optional<Instant> timestamp,
        StopSignal stop,
        PlanningProgress progress) {

    public static DerivationRequest of(
            PlanOptions options, StopSignal stop, PlanningProgress progress) {
        return new DerivationRequest(
                options, Optional.empty(), Resumption.NONE, Optional.empty(), stop, progress);
    }

    public DerivationRequest observedBy(PlanningProgress other) {
        return new DerivationRequest(options, refreshOnly, resumption, timestamp, stop, other);
    }
}
