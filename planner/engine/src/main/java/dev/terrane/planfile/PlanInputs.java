package dev.terrane.planfile;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.plan.Plan;
import dev.terrane.state.StateSnapshot;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a plan document is made of.
///
/// @param prior the state that was planned against
/// @param workingDirectory absolute; its prefix becomes a token wherever it appears
/// @param files that evaluation read: paths from the working directory, with forward slashes, and the
///     SHA-256 of their contents in hexadecimal
/// @param providers by their source
/// @param providerConfigurations as they were evaluated, with marks (those of the schema too)
/// @param backend where the state is kept, with marks
/// @param blocks what the plan does not show of the configuration, by resource
/// @param key of the state, where there is one
/// @param fingerprintLineage of the approved plan, when this one is made to be compared with it: a
///     state that was not saved yet when that was made has got its lineage since
/// @param furtherSecrets values that appear in neither plan nor state; whatever is marked in them
public record PlanInputs(
        String terraneVersion,
        Plan plan,
        StateSnapshot prior,
        String workingDirectory,
        Map<String, String> files,
        Map<String, ProviderVersion> providers,
        Map<ProviderConfigAddress, Value> providerConfigurations,
        Optional<Value> backend,
        Map<ConfigResourceAddress, BlockDigests> blocks,
        Optional<FingerprintKey> key,
        Optional<String> fingerprintLineage,
        List<Value> furtherSecrets) {

    /// @param block of the block's text and of what that refers to, SHA-256 in hexadecimal
    /// @param provisioners of the provisioners that it runs and how they connect
    public record BlockDigests(String block, Optional<String> provisioners) {}

    public PlanInputs {
        files = Map.copyOf(files);
        providers = Map.copyOf(providers);
        providerConfigurations = Map.copyOf(providerConfigurations);
        blocks = Map.copyOf(blocks);
        furtherSecrets = List.copyOf(furtherSecrets);
        if (plan.errored()) {
            throw new IllegalArgumentException("a plan with errors is not to be committed");
        }
    }

    public static PlanInputs of(
            String terraneVersion, Plan plan, StateSnapshot prior, String workingDirectory) {
        return new PlanInputs(
                terraneVersion,
                plan,
                prior,
                workingDirectory,
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public PlanInputs withFiles(Map<String, String> read) {
        return new PlanInputs(
                terraneVersion,
                plan,
                prior,
                workingDirectory,
                read,
                providers,
                providerConfigurations,
                backend,
                blocks,
                key,
                fingerprintLineage,
                furtherSecrets);
    }

    public PlanInputs withProviders(Map<String, ProviderVersion> versions) {
        return new PlanInputs(
                terraneVersion,
                plan,
                prior,
                workingDirectory,
                files,
                versions,
                providerConfigurations,
                backend,
                blocks,
                key,
                fingerprintLineage,
                furtherSecrets);
    }

    public PlanInputs withProviderConfigurations(Map<ProviderConfigAddress, Value> evaluated) {
        return new PlanInputs(
                terraneVersion,
                plan,
                prior,
                workingDirectory,
                files,
                providers,
                evaluated,
                backend,
                blocks,
                key,
                fingerprintLineage,
                furtherSecrets);
    }

    public PlanInputs withBackend(Value where) {
        return new PlanInputs(
                terraneVersion,
                plan,
                prior,
                workingDirectory,
                files,
                providers,
                providerConfigurations,
                Optional.of(where),
                blocks,
                key,
                fingerprintLineage,
                furtherSecrets);
    }

    public PlanInputs withBlocks(Map<ConfigResourceAddress, BlockDigests> digests) {
        return new PlanInputs(
                terraneVersion,
                plan,
                prior,
                workingDirectory,
                files,
                providers,
                providerConfigurations,
                backend,
                digests,
                key,
                fingerprintLineage,
                furtherSecrets);
    }

    public PlanInputs withKey(FingerprintKey ofState) {
        return new PlanInputs(
                terraneVersion,
                plan,
                prior,
                workingDirectory,
                files,
                providers,
                providerConfigurations,
                backend,
                blocks,
                Optional.of(ofState),
                fingerprintLineage,
                furtherSecrets);
    }

    public PlanInputs withFingerprintLineage(String approved) {
        return new PlanInputs(
                terraneVersion,
                plan,
                prior,
                workingDirectory,
                files,
                providers,
                providerConfigurations,
                backend,
                blocks,
                key,
                Optional.of(approved),
                furtherSecrets);
    }

    public PlanInputs withFurtherSecrets(List<Value> values) {
        return new PlanInputs(
                terraneVersion,
                plan,
                prior,
                workingDirectory,
                files,
                providers,
                providerConfigurations,
                backend,
                blocks,
                key,
                fingerprintLineage,
                values);
    }
}
