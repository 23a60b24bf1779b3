package dev.terrane.address;

import java.util.Comparator;

/// One instance of a resource: `module.net["eu"].aws_subnet.public[0]`.
///
/// Root resources come before those of modules; data sources before managed ones.
public record ResourceInstanceAddress(
        ModuleAddress module, ResourceAddress resource, InstanceKey key)
        implements Comparable<ResourceInstanceAddress> {
    private static final Comparator<ResourceInstanceAddress> ORDER =
            Comparator.comparing(ResourceInstanceAddress::module)
                    .thenComparing(ResourceInstanceAddress::resource)
                    .thenComparing(ResourceInstanceAddress::key);

    public ConfigResourceAddress config() {
        return new ConfigResourceAddress(module.path(), resource);
    }

    /// The same resource without the key of this instance.
    public AllInstances allInstances() {
        return new AllInstances(module, resource);
    }

    /// All instances of a resource in one instance of its module.
    public record AllInstances(ModuleAddress module, ResourceAddress resource)
            implements Comparable<AllInstances> {
        private static final Comparator<AllInstances> ORDER =
                Comparator.comparing(AllInstances::module).thenComparing(AllInstances::resource);

        public ConfigResourceAddress config() {
            return new ConfigResourceAddress(module.path(), resource);
        }

        public ResourceInstanceAddress instance(InstanceKey key) {
            return new ResourceInstanceAddress(module, resource, key);
        }

        @Override
        public int compareTo(AllInstances other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return module.prefix() + resource;
        }
    }

    /// Those of two blocks with many thousand instances would be two stretches of numbers otherwise, and
    /// the JDK's unmodifiable sets go through such a stretch for each of its members where the two meet.
    @Override
    public int hashCode() {
        int hash = 31 * (31 * module.hashCode() + resource.hashCode()) + key.hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }

    @Override
    public int compareTo(ResourceInstanceAddress other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return module.prefix() + resource + key.suffix();
    }
}
