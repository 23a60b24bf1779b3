package dev.terrane.installing.provider;

import dev.terrane.address.ProviderSource;

import java.nio.file.Path;

/// A program that is a provider.
///
/// @param version that was chosen; empty where the configuration of the CLI overrides it
/// @param overridden whether `dev_overrides` names it, so that nobody has compared it with anything
public record ProviderExecutable(
        ProviderSource source, String version, Path path, boolean overridden) {}
