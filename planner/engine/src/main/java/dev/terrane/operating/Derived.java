package dev.terrane.operating;

import dev.terrane.config.Configuration;
import dev.terrane.evaluating.Environment;
import dev.terrane.evaluating.Providers;
import dev.terrane.evaluating.RootValues;
import dev.terrane.plan.Plan;
import dev.terrane.provisioning.Workplace;
import dev.terrane.state.StateSnapshot;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// A plan and all that it was made from. Whoever has it closes it when the plan is carried out or
/// given up.
///
/// @param prior the state as it was kept
/// @param refreshed the state as it was read again
/// @param files the digest of every file that was read, by its path
/// @param variables of the root module, converted, with their marks
/// @param workplace where provisioners work
/// @param root what is planned of the root module; nothing where it could not be evaluated
public record Derived(
        Configuration configuration,
        Plan plan,
        StateSnapshot prior,
        StateSnapshot refreshed,
        SortedMap<String, String> files,
        Map<String, Value> variables,
        Environment environment,
        Providers providers,
        Workplace workplace,
        Optional<RootValues> root)
        implements AutoCloseable {

    @Override
    public void close() {
        providers.close();
    }
}
