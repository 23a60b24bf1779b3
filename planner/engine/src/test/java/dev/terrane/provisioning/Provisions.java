package dev.terrane.provisioning;

import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Builds what provisioners are told, and keeps what they print.
final class Provisions {
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final Map<String, Value> connection = new LinkedHashMap<>();
    final List<String> lines = new ArrayList<>();

    Provisions(Path directory) {
        this.directory = directory;
        environment.remove("SSH_AUTH_SOCK");
    }

    Provisions environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Provisions connection(String name, Value value) {
        connection.put(name, value);
        return this;
    }

    Provisions connection(String name, String value) {
        return connection(name, Value.string(value));
    }

    void run(String type, Map<String, Value> arguments)
            throws ProvisionException, InterruptedException {
        Provisioner provisioner = Provisioners.find(type).orElseThrow();
        provisioner.run(
                new Provision(
                        filled(provisioner.schema(), arguments),
                        connection.isEmpty()
                                ? Optional.empty()
                                : Optional.of(filled(ConnectionSchema.block(), connection)),
                        new Workplace(directory, environment),
                        this::keep));
    }

    private synchronized void keep(String line) {
        lines.add(line);
    }

    static Value filled(Schema.Block schema, Map<String, Value> arguments) {
        Map<String, Value> values = new LinkedHashMap<>();
        schema.attributes()
                .forEach((name, attribute) -> values.put(name, Value.nullOf(attribute.type())));
        values.putAll(arguments);
        return Value.object(values);
    }

    static Value texts(String... texts) {
        return Value.list(Type.STRING, List.of(texts).stream().map(Value::string).toList());
    }
}
