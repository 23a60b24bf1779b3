package dev.terrane.planfile;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.plan.Plan;
import dev.terrane.state.StateSnapshot;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

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
        return with(further -> further.files = read);
    }

    public PlanInputs withProviders(Map<String, ProviderVersion> versions) {
        return with(further -> further.providers = versions);
    }

    public PlanInputs withProviderConfigurations(Map<ProviderConfigAddress, Value> evaluated) {
        return with(further -> further.providerConfigurations = evaluated);
    }

    public PlanInputs withBackend(Value where) {
        return with(further -> further.backend = Optional.of(where));
    }

    public PlanInputs withBlocks(Map<ConfigResourceAddress, BlockDigests> digests) {
        return with(further -> further.blocks = digests);
    }

    public PlanInputs withKey(FingerprintKey ofState) {
        return with(further -> further.key = Optional.of(ofState));
    }

    public PlanInputs withFingerprintLineage(String approved) {
        return with(further -> further.fingerprintLineage = Optional.of(approved));
    }

    public PlanInputs withFurtherSecrets(List<Value> values) {
        return with(further -> further.furtherSecrets = values);
    }

    private PlanInputs with(Consumer<Further> change) {
        Further further = new Further(this);
        change.accept(further);
        return new PlanInputs(
                terraneVersion,
                plan,
                prior,
                workingDirectory,
                further.files,
                further.providers,
                further.providerConfigurations,
                further.backend,
                further.blocks,
                further.key,
                further.fingerprintLineage,
                further.furtherSecrets);
    }

    /// What may be said beside the plan, while it is being changed.
    private static final class Further {
        private Map<String, String> files;
        private Map<String, ProviderVersion> providers;
        private Map<ProviderConfigAddress, Value> providerConfigurations;
        private Optional<Value> backend;
        private Map<ConfigResourceAddress, BlockDigests> blocks;
        private Optional<FingerprintKey> key;
        private Optional<String> fingerprintLineage;
        private List<Value> furtherSecrets;

        Further(PlanInputs inputs) {
            this.files = inputs.files();
            this.providers = inputs.providers();
            this.providerConfigurations = inputs.providerConfigurations();
            this.backend = inputs.backend();
            this.blocks = inputs.blocks();
            this.key = inputs.key();
            this.fingerprintLineage = inputs.fingerprintLineage();
            this.furtherSecrets = inputs.furtherSecrets();
        }
    }
}
