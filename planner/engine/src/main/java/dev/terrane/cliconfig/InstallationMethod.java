package dev.terrane.cliconfig;

import dev.terrane.address.ProviderSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// One of the ways in which providers may be installed, for the providers that it is meant for.
public sealed interface InstallationMethod {

    Selection selection();

    /// From the registry that the provider's source names.
    record Direct(Selection selection) implements InstallationMethod {}

    /// From a folder, packed or unpacked.
    record FilesystemMirror(Path path, Selection selection) implements InstallationMethod {}

    /// From a server that mirrors registries.
    record NetworkMirror(URI url, Selection selection) implements InstallationMethod {}

    /// Which providers a method is meant for: all where nothing is said.
    record Selection(List<ProviderPattern> include, List<ProviderPattern> exclude) {
        public static final Selection ALL = new Selection(List.of(), List.of());

        public Selection {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
        }

        public boolean allows(ProviderSource source) {
            return exclude.stream().noneMatch(pattern -> pattern.matches(source))
                    && (include.isEmpty()
                            || include.stream().anyMatch(pattern -> pattern.matches(source)));
        }

        /// Whether an `include` pattern names exactly this provider's host.
        public boolean namesHost(String host) {
            return include.stream().anyMatch(pattern -> pattern.host().equals(host));
        }
    }
}
