package dev.terrane.planfile;

import dev.terrane.value.SortedStrings;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What a plan file says.
///
/// @param terraneVersion of the program that made the plan
/// @param fingerprinted whether there was a key: without one, secrets can not be compared
/// @param options what was asked for
/// @param files that evaluation read, by their path from the working directory, with their digests
/// @param variables of the root module
/// @param lineage of the state, empty before the first is saved
/// @param objects that the plan reads or touches, by their place, with digests of what they were
/// @param providers by their source
/// @param providerConfigurations as they were evaluated, by their address
/// @param changes that have an effect, in the order of their places
/// @param invocations of actions
/// @param outputs of the root module that change
/// @param drift how objects differ from what the state remembered
/// @param timestamp what `plantimestamp()` gave, where it was used
public record PlanDocument(
        String terraneVersion,
        boolean fingerprinted,
        Options options,
        SortedMap<String, Digest> files,
        SortedMap<String, DocumentValue> variables,
        String lineage,
        SortedMap<String, Digest> objects,
        SortedMap<String, ProviderVersion> providers,
        SortedMap<String, DocumentValue> providerConfigurations,
        List<PlannedChange> changes,
        List<PlannedInvocation> invocations,
        List<PlannedOutput> outputs,
        List<PlannedChange> drift,
        Optional<String> timestamp) {
    /// Of the form of the file. A reader refuses any other.
    public static final int FORMAT_VERSION = 1;

    /// @param mode `normal`, `destroy` or `refresh-only`
    /// @param readsAll whether every attribute was read, also those that can not matter to the plan
    /// @param backend where the state is kept, where that was said
    public record Options(
            String mode,
            boolean refresh,
            List<String> targets,
            List<String> excludes,
            List<String> replacements,
            List<String> invokes,
            String workspace,
            boolean readsAll,
            Optional<DocumentValue> backend) {
        public Options {
            targets = List.copyOf(targets);
            excludes = List.copyOf(excludes);
            replacements = List.copyOf(replacements);
            invokes = List.copyOf(invokes);
        }

        /// Options that invoke nothing by themselves.
        public Options(
                String mode,
                boolean refresh,
                List<String> targets,
                List<String> excludes,
                List<String> replacements,
                String workspace,
                Optional<DocumentValue> backend) {
            this(
                    mode,
                    refresh,
                    targets,
                    excludes,
                    replacements,
                    List.of(),
                    workspace,
                    false,
                    backend);
        }
    }

    public PlanDocument {
        files = SortedStrings.copy(files);
        variables = SortedStrings.copy(variables);
        objects = SortedStrings.copy(objects);
        providers = SortedStrings.copy(providers);
        providerConfigurations = SortedStrings.copy(providerConfigurations);
        changes = PlannedChange.sorted(changes);
        invocations = PlannedInvocation.sorted(invocations);
        outputs = PlannedOutput.sorted(outputs);
        drift = PlannedChange.sorted(drift);
    }

    /// The same with other changes that were made outside.
    public PlanDocument withDrift(List<PlannedChange> seen) {
        return new PlanDocument(
                terraneVersion,
                fingerprinted,
                options,
                files,
                variables,
                lineage,
                objects,
                providers,
                providerConfigurations,
                changes,
                invocations,
                outputs,
                seen,
                timestamp);
    }

    public boolean isRefreshOnly() {
        return options.mode().equals("refresh-only");
    }

    /// Whether applying it does anything.
    public boolean isEffective() {
        return !effects().isEmpty() || !invocations.isEmpty() || !outputs.isEmpty();
    }

    /// What applying it does to objects. A plan that only refreshes takes over the drift.
    public List<PlannedChange> effects() {
        return isRefreshOnly() ? drift : changes;
    }
}
