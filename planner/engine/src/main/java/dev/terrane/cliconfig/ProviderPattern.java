package dev.terrane.cliconfig;

import dev.terrane.address.ProviderSource;

import java.util.Locale;
import java.util.Optional;

/// `registry.terraform.io/hashicorp/*`: an asterisk stands for any whole part.
public record ProviderPattern(String host, String namespace, String type) {
    private static final String ANY = "*";

    public static Optional<ProviderPattern> parse(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).split("/", -1);
        for (String part : parts) {
            if (part.isEmpty()) {
                return Optional.empty();
            }
        }
        return switch (parts.length) {
            case 1 ->
                    Optional.of(
                            new ProviderPattern(
                                    ProviderSource.DEFAULT_HOST,
                                    ProviderSource.DEFAULT_NAMESPACE,
                                    parts[0]));
            case 2 ->
                    Optional.of(
                            new ProviderPattern(ProviderSource.DEFAULT_HOST, parts[0], parts[1]));
            case 3 -> Optional.of(new ProviderPattern(parts[0], parts[1], parts[2]));
            default -> Optional.empty();
        };
    }

    public boolean matches(ProviderSource source) {
        return matches(host, source.host())
                && matches(namespace, source.namespace())
                && matches(type, source.type());
    }

    private static boolean matches(String pattern, String part) {
        return pattern.equals(ANY) || pattern.equals(part);
    }
}
