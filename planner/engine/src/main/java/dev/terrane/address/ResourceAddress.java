package dev.terrane.address;

import java.util.Comparator;

/// A resource inside its module: `aws_vpc.main`, `data.aws_region.here`.
public record ResourceAddress(ResourceMode mode, String type, String name)
        implements Comparable<ResourceAddress> {
    private static final Comparator<ResourceAddress> ORDER =
            Comparator.comparing(ResourceAddress::mode)
                    .thenComparing(ResourceAddress::type)
                    .thenComparing(ResourceAddress::name);

    public static ResourceAddress managed(String type, String name) {
        return new ResourceAddress(ResourceMode.MANAGED, type, name);
    }

    public static ResourceAddress data(String type, String name) {
        return new ResourceAddress(ResourceMode.DATA, type, name);
    }

    public boolean isManaged() {
        return mode == ResourceMode.MANAGED;
    }

    public static ResourceAddress action(String type, String name) {
        return new ResourceAddress(ResourceMode.ACTION, type, name);
    }

    public static ResourceAddress list(String type, String name) {
        return new ResourceAddress(ResourceMode.LIST, type, name);
    }

    public boolean isAction() {
        return mode == ResourceMode.ACTION;
    }

    @Override
    public int compareTo(ResourceAddress other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return switch (mode) {
            case MANAGED -> type + "." + name;
            case DATA -> "data." + type + "." + name;
            case EPHEMERAL -> "ephemeral." + type + "." + name;
            case ACTION -> "action." + type + "." + name;
            case LIST -> "list." + type + "." + name;
        };
    }
}
