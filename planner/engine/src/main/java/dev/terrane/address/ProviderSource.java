package dev.terrane.address;

import java.util.Optional;

/// Where a provider comes from: `registry.terraform.io/hashicorp/aws`.
public record ProviderSource(String host, String namespace, String type)
        implements Comparable<ProviderSource> {
    public static final String DEFAULT_HOST = "registry.terraform.io";
    public static final String DEFAULT_NAMESPACE = "hashicorp";
    public static final ProviderSource BUILT_IN =
            new ProviderSource("terraform.io", "builtin", "terraform");

    /// The source that a local name stands for where no requirement names another.
    public static ProviderSource implied(String localName) {
        return localName.equals("terraform")
                ? BUILT_IN
                : new ProviderSource(DEFAULT_HOST, DEFAULT_NAMESPACE, localName);
    }

    /// Reads `aws`, `hashicorp/aws` or `registry.terraform.io/hashicorp/aws`.
    public static Optional<ProviderSource> parse(String text) {
        String[] parts = text.split("/", -1);
        for (String part : parts) {
            if (!part.matches("[0-9A-Za-z](?:[0-9A-Za-z.:_-]*[0-9A-Za-z])?")) {
                return Optional.empty();
            }
        }
        return switch (parts.length) {
            case 1 ->
                    Optional.of(
                            new ProviderSource(DEFAULT_HOST, DEFAULT_NAMESPACE, lower(parts[0])));
            case 2 ->
                    Optional.of(new ProviderSource(DEFAULT_HOST, lower(parts[0]), lower(parts[1])));
            case 3 ->
                    Optional.of(
                            new ProviderSource(lower(parts[0]), lower(parts[1]), lower(parts[2])));
            default -> Optional.empty();
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }

    public boolean isBuiltIn() {
        return host.equals("terraform.io") && namespace.equals("builtin");
    }

    /// Without the parts that go without saying: `hashicorp/aws`.
    public String display() {
        return host.equals(DEFAULT_HOST) ? namespace + "/" + type : toString();
    }

    @Override
    public int compareTo(ProviderSource other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return host + "/" + namespace + "/" + type;
    }
}
