package dev.terrane.address;

/// A configuration of a provider: of which module, of which provider, and under which alias.
///
/// @param alias empty for the default configuration
public record ProviderConfigAddress(ModulePath module, ProviderSource source, String alias)
        implements Comparable<ProviderConfigAddress> {

    public boolean isDefault() {
        return alias.isEmpty();
    }

    /// Whether it is one of several, `aws.by["eu"]`, so that each instance has its own.
    public boolean isKeyed() {
        return alias.endsWith("]");
    }

    /// As a state file writes it: `provider["registry.terraform.io/hashicorp/aws"].eu`.
    @Override
    public String toString() {
        String suffix = isDefault() ? "" : "." + alias;
        return module.prefix() + "provider[\"" + source + "\"]" + suffix;
    }

    @Override
    public int compareTo(ProviderConfigAddress other) {
        return toString().compareTo(other.toString());
    }
}
