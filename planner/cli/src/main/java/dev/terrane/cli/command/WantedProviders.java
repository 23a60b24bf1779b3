package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.Configuration;
import dev.terrane.config.ProviderRequirement;
import dev.terrane.config.version.VersionConstraint;

import java.util.SortedMap;
import java.util.TreeMap;

/// The providers that a configuration needs, but for what Terraform itself has built in.
final class WantedProviders {
    private WantedProviders() {}

    /// All that the configuration needs, with what all modules together ask of it.
    static SortedMap<ProviderSource, VersionConstraint> of(Configuration configuration) {
        SortedMap<ProviderSource, Boolean> needed = new TreeMap<>();
        configuration.modules().forEach(module -> NeededProviders.add(module, needed));
        SortedMap<ProviderSource, VersionConstraint> wanted = new TreeMap<>();
        needed.keySet().stream()
                .filter(source -> !source.isBuiltIn())
                .forEach(source -> wanted.put(source, VersionConstraint.ANY));
        configuration
                .modules()
                .flatMap(module -> module.config().requirements().values().stream())
                .filter(requirement -> wanted.containsKey(requirement.source()))
                .forEach(requirement ->
                        wanted.merge(
                                requirement.source(),
                                constraint(requirement),
                                VersionConstraint::and));
        return wanted;
    }

    private static VersionConstraint constraint(ProviderRequirement requirement) {
        return requirement
                .constraint()
                .flatMap(VersionConstraint::parse)
                .orElse(VersionConstraint.ANY);
    }
}
