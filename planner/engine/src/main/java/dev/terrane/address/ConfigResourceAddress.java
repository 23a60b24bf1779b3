package dev.terrane.address;

import java.util.Comparator;

/// A resource block of the configuration, whatever instances it and its module have. Also what a
/// state records as a dependency.
public record ConfigResourceAddress(ModulePath module, ResourceAddress resource)
        implements Comparable<ConfigResourceAddress> {
    private static final Comparator<ConfigResourceAddress> ORDER =
            Comparator.comparing(ConfigResourceAddress::module)
                    .thenComparing(ConfigResourceAddress::resource);

    @Override
    public int compareTo(ConfigResourceAddress other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return module.prefix() + resource;
    }
}
