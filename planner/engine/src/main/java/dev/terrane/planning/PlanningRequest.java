package dev.terrane.planning;

import dev.terrane.config.Configuration;
import dev.terrane.evaluating.Environment;
import dev.terrane.evaluating.Providers;
import dev.terrane.evaluating.StopSignal;
import dev.terrane.plan.PlanOptions;
import dev.terrane.state.StateSnapshot;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that a plan is made from.
///
/// @param variables of the root module, converted, with their marks
/// @param refreshOnly the addresses (as text) that are read again; nothing where all are. Used when
///     an approved plan is derived afresh.
/// @param resumption what was done already of such a plan
/// @param parallelism how many provider calls run at the same time
/// @param timestamp what `plantimestamp()` gives, where it was asked
public record PlanningRequest(
        Configuration configuration,
        StateSnapshot prior,
        Map<String, Value> variables,
        PlanOptions options,
        Providers providers,
        Environment environment,
        Optional<Set<String>> refreshOnly,
        Resumption resumption,
        int parallelism,
        StopSignal stop,
        java.util.function.Supplier<Optional<String>> timestamp,
        PlanningProgress progress) {

    public PlanningRequest reporting(PlanningProgress to) {
        return new PlanningRequest(
                configuration,
                prior,
                variables,
                options,
                providers,
                environment,
                refreshOnly,
                resumption,
                parallelism,
                stop,
                timestamp,
                to);
    }

    /// @param moved the state with its objects where they are now
    /// @param read what is read again, by the addresses there
    PlanningRequest withPrior(StateSnapshot moved, Optional<Set<String>> read) {
        return new PlanningRequest(
                configuration,
                moved,
                variables,
                options,
                providers,
                environment,
                read,
                resumption,
                parallelism,
                stop,
                timestamp,
                progress);
    }
}
