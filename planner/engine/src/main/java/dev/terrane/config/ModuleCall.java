package dev.terrane.config;

import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Traversal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `module "name" { ... }`.
///
/// @param source as it was written, evaluated already
/// @param arguments for the variables of the module
/// @param providers from the name inside the module to the name in the caller; where it is empty
///     the caller's default configurations are inherited
public record ModuleCall(
        String name,
        String source,
        SourceRange sourceRange,
        Optional<String> version,
        Repetition repetition,
        List<Traversal> dependsOn,
        Map<LocalProvider, LocalProvider> providers,
        Map<String, Attribute> arguments,
        SourceRange range) {}
