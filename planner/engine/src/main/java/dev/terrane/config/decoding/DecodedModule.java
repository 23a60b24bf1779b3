package dev.terrane.config.decoding;

import dev.terrane.config.ModuleConfig;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a module declares, and what only loading needs to know of it.
///
/// @param requiredVersions of Terraform itself
/// @param passedProviders by the name of the module call
/// @param problemsOfUse problems that matter to those only who go on and use the module
public record DecodedModule(
        ModuleConfig config,
        List<RequiredVersion> requiredVersions,
        Map<String, List<PassedProvider>> passedProviders,
        List<Diagnostic> problemsOfUse) {

    public DecodedModule {
        requiredVersions = List.copyOf(requiredVersions);
        passedProviders = Map.copyOf(passedProviders);
        problemsOfUse = List.copyOf(problemsOfUse);
    }

    /// The same files, with what was computed early.
    public DecodedModule with(ModuleConfig computed) {
        return new DecodedModule(computed, requiredVersions, passedProviders, problemsOfUse);
    }

    /// `required_version = ">= 1.2"`.
    public record RequiredVersion(VersionConstraint constraint, SourceRange range) {}

    /// An entry of `providers` of a module call.
    ///
    /// @param key that chooses among several of the name in the parent
    public record PassedProvider(
            LocalProvider inChild,
            SourceRange inChildRange,
            LocalProvider inParent,
            SourceRange inParentRange,
            Optional<Expression> key) {}
}
