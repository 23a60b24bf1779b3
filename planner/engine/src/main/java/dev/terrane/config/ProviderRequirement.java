package dev.terrane.config;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.diagnostic.SourceRange;

import java.util.List;
import java.util.Optional;

/// An entry of `required_providers`.
///
/// @param constraint as it was written: `~> 5.0`
/// @param aliases configurations that the caller has to hand in
public record ProviderRequirement(
        String localName,
        ProviderSource source,
        Optional<String> constraint,
        List<LocalProvider> aliases,
        SourceRange range) {}
