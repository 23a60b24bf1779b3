package dev.terrane.installing.provider;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.version.VersionConstraint;

/// A provider that has to be installed.
public record ProviderRequest(ProviderSource source, VersionConstraint wanted) {}
