package dev.terrane.installing.provider;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.version.Version;
import dev.terrane.installing.InstallationException;

import java.util.List;
import java.util.Optional;

/// A place that packages of providers come from.
interface PackageSource {

    /// Where it is, for messages.
    String name();

    /// Whether it is meant to have this provider.
    boolean serves(ProviderSource source);

    /// The versions that it has; none where it does not know the provider.
    List<Version> versions(ProviderSource source) throws InstallationException;

    /// The package of a version, where it has one for the platform.
    Optional<ProviderPackage> find(ProviderSource source, Version version, Platform platform)
            throws InstallationException;
}
