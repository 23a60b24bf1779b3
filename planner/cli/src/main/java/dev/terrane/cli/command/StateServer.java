package dev.terrane.cli.command;

import dev.terrane.backends.ChosenBackend;
import dev.terrane.value.Value;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Whom a backend asks for states, and shows its credentials to.
///
/// @param arguments that say where it is, and how it is spoken to
record StateServer(String backend, SortedMap<String, String> arguments) {
    private static final String ADDRESS = "address";

    /// The cloud itself, unless one of its addresses is given.
    private static final Set<String> CLOUDS = Set.of("s3", "gcs", "azurerm");

    /// What only names a state of a server.
    private static final Map<String, List<String>> NAMES =
            Map.of(
                    "s3", List.of("bucket", "key", "workspace_key_prefix", "region"),
                    "gcs", List.of("bucket", "prefix"),
                    "azurerm", List.of("storage_account_name", "container_name", "key"),
                    "consul", List.of("path"),
                    "kubernetes", List.of("namespace", "secret_suffix"),
                    "pg", List.of("schema_name"));

    /// Nothing where it is the cloud itself.
    static Optional<StateServer> of(ChosenBackend backend) {
        String type = backend.type().name();
        SortedMap<String, String> said = new TreeMap<>();
        backend.arguments()
                .values()
                .forEach((name, value) -> {
                    if (!value.isNull() && !NAMES.getOrDefault(type, List.of()).contains(name)) {
                        said.put(name, text(name, value));
                    }
                });
        boolean itself =
                CLOUDS.contains(type) && said.keySet().stream().noneMatch(StateServer::isAddress);
        return itself ? Optional.empty() : Optional.of(new StateServer(type, said));
    }

    private static boolean isAddress(String argument) {
        return argument.contains("endpoint")
                || argument.contains("host")
                || argument.contains("url")
                || argument.contains("proxy");
    }

    private static String text(String name, Value value) {
        String text = value instanceof Value.StringValue string ? string.text() : value.toString();
        return name.endsWith(ADDRESS) ? origin(text) : text;
    }

    /// `https://states.acme.dev/net` is a state of `https://states.acme.dev`.
    private static String origin(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() == null
                    ? address
                    : "%s://%s".formatted(uri.getScheme(), uri.getAuthority());
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
