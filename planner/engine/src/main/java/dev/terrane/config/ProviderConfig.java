package dev.terrane.config;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Body;

import java.util.Optional;

/// `provider "name" { ... }`.
///
/// @param body without the arguments of the language itself
public record ProviderConfig(
        LocalProvider name, Optional<String> version, Body body, SourceRange range) {

    /// A provider configuration by the names of its module: `aws`, or `aws.eu` with an alias.
    ///
    /// @param alias empty for the default one
    public record LocalProvider(String name, String alias) {
        public static LocalProvider of(String name) {
            return new LocalProvider(name, "");
        }

        public boolean isDefault() {
            return alias.isEmpty();
        }

        @Override
        public String toString() {
            return alias.isEmpty() ? name : name + "." + alias;
        }
    }
}
