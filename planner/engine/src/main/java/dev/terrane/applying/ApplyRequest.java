package dev.terrane.applying;

import dev.terrane.config.Configuration;
import dev.terrane.evaluating.Environment;
import dev.terrane.evaluating.Providers;
import dev.terrane.evaluating.StopSignal;
import dev.terrane.plan.Plan;
import dev.terrane.provisioning.Workplace;
import dev.terrane.state.Journal;
import dev.terrane.state.StateSnapshot;
import dev.terrane.value.Value;

import java.util.Map;

/// All that carrying out a plan needs.
///
/// @param saved the state that the journal goes on from
/// @param refreshed the state as planning read it again
/// @param variables of the root module, as in planning
/// @param workplace where provisioners work
/// @param parallelism how many provider calls run at the same time
public record ApplyRequest(
        Configuration configuration,
        Plan plan,
        StateSnapshot saved,
        StateSnapshot refreshed,
        Map<String, Value> variables,
        Providers providers,
        Environment environment,
        Journal journal,
        Workplace workplace,
        int parallelism,
        StopSignal stop,
        ApplyProgress progress) {}
