package dev.terrane.config;

import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `module "name" { ... }`.
///
/// @param source evaluated already; empty where it is wrong, or computed
/// @param computed what has to be evaluated before the module can be found; nothing is left in it
///     once the configuration is loaded
/// @param providerKeys which of several configurations is handed in, evaluated for each instance; by the
///     name inside the module
/// @param arguments for the variables of the module
/// @param providers from the name inside the module to the name in the caller; where it is empty
///     the caller's default configurations are inherited
public record ModuleCall(
        String name,
        String source,
        SourceRange sourceRange,
        Optional<String> version,
        Optional<SourceRange> versionRange,
        Computed computed,
        Repetition repetition,
        List<Traversal> dependsOn,
        Map<LocalProvider, LocalProvider> providers,
        Map<LocalProvider, Expression> providerKeys,
        Map<String, Attribute> arguments,
        SourceRange range) {

    /// Expressions that refer to something, or call functions.
    public record Computed(Optional<Expression> source, Optional<Expression> version) {
        public static final Computed NOTHING = new Computed(Optional.empty(), Optional.empty());

        public boolean isNothing() {
            return source.isEmpty() && version.isEmpty();
        }
    }

    /// The same call, once what was computed is known.
    public ModuleCall found(String foundSource, Optional<String> foundVersion) {
        return new ModuleCall(
                name,
                foundSource,
                sourceRange,
                foundVersion,
                versionRange,
                Computed.NOTHING,
                repetition,
                dependsOn,
                providers,
                providerKeys,
                arguments,
                range);
    }
}
