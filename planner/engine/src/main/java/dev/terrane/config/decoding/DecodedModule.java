package dev.terrane.config.decoding;

import dev.terrane.config.ModuleConfig;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.SourceRange;
import java.util.List;
import java.util.Map;

/// What a module declares, and what only loading needs to know of it.
///
/// @param requiredVersions of Terraform itself
/// @param passedProviders by the name of the module call
public record DecodedModule(
        ModuleConfig config,
        List<RequiredVersion> requiredVersions,
        Map<String, List<PassedProvider>> passedProviders) {

    public DecodedModule {
        requiredVersions = List.copyOf(requiredVersions);
        passedProviders = Map.copyOf(passedProviders);
    }

    /// `required_version = ">= 1.2"`.
    public record RequiredVersion(VersionConstraint constraint, SourceRange range) {}

    /// An entry of `providers` of a module call.
    public record PassedProvider(
            LocalProvider inChild,
            SourceRange inChildRange,
            LocalProvider inParent,
            SourceRange inParentRange) {}
}
