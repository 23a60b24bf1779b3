package dev.terrane.config;

import dev.terrane.address.InstanceKey;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Value;

import java.util.Optional;

/// `provider "name" { ... }`.
///
/// @param forEach one configuration for each element; once the configuration is loaded, something is
///     left in it only where there are no elements, so that there is no configuration
/// @param element that this configuration is for, where there is one for each
/// @param body without the arguments of the language itself
public record ProviderConfig(
        LocalProvider name,
        Optional<String> version,
        Optional<Expression> forEach,
        Optional<Element> element,
        Body body,
        SourceRange range) {

    /// What `each.key` and `each.value` stand for.
    public record Element(String key, Value value) {}

    /// Whether it has no elements, so that nothing is configured. Asked once the configuration is loaded.
    public boolean isNone() {
        return forEach.isPresent();
    }

    /// The configuration for one of the elements.
    public ProviderConfig ofElement(String key, Value value) {
        return new ProviderConfig(
                new LocalProvider(name.name(), LocalProvider.indexed(name.alias(), key)),
                version,
                Optional.empty(),
                Optional.of(new Element(key, value)),
                body,
                range);
    }

    /// A provider configuration by the names of its module: `aws`, or `aws.eu` with an alias.
    ///
    /// @param alias empty for the default one; `by["eu"]` for one of several
    public record LocalProvider(String name, String alias) {
        public static LocalProvider of(String name) {
            return new LocalProvider(name, "");
        }

        /// The alias of one of the configurations that a block with `for_each` makes.
        public static String indexed(String alias, String key) {
            return alias + InstanceKey.of(key).suffix();
        }

        /// Whether it is one of those that `name.alias[...]` chooses from.
        public boolean isOneOf(LocalProvider several) {
            return name.equals(several.name) && alias.startsWith(several.alias + "[");
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
