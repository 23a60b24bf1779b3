package dev.terrane.cli.command;

import dev.terrane.backends.ChosenBackend;
import dev.terrane.value.Value;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a state is kept, so that who writes it and who reads it can be told to mean the same, however either
/// of them reaches it.
///
/// @param arguments that say where, and not how
record StatePlace(String backend, SortedMap<String, String> arguments, String workspace) {
    private static final String LOCAL = "local";

    /// Those that say where. Of other backends all arguments have to be the same.
    private static final Map<String, List<String>> PLACES =
            Map.of(
                    "s3",
                    List.of("bucket", "key", "workspace_key_prefix"),
                    "gcs",
                    List.of("bucket", "prefix"),
                    "azurerm",
                    List.of("storage_account_name", "container_name", "key"),
                    "http",
                    List.of("address"),
                    "consul",
                    List.of("address", "datacenter", "path"),
                    "kubernetes",
                    List.of("host", "namespace", "secret_suffix"),
                    LOCAL,
                    List.of("path", "workspace_dir"));

    /// @param directory that paths are relative to
    static StatePlace of(ChosenBackend backend, Path directory, String workspace) {
        String type = backend.type().name();
        SortedMap<String, String> arguments = new TreeMap<>();
        Map<String, Value> values = backend.arguments().values();
        for (String name : PLACES.getOrDefault(type, List.copyOf(values.keySet()))) {
            Value value = values.getOrDefault(name, Value.NULL);
            if (!value.isNull()) {
                arguments.put(name, text(value));
            }
        }
        if (type.equals(LOCAL)) {
            String path = arguments.getOrDefault("path", "terraform.tfstate");
            arguments.put("path", directory.resolve(path).normalize().toString());
        }
        return new StatePlace(type, arguments, workspace);
    }

    private static String text(Value value) {
        return value instanceof Value.StringValue text ? text.text() : value.toString();
    }
}
