package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.process.StartFailure;
import dev.terrane.provider.plugin.wire.SchemaDocument;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;

/// What is known of the schema of one provider, without asking it.
final class PluginSchemas {
    private final Launch launch;
    private final SchemaCache cache;
    private @Nullable SchemaDocument schema;
    private boolean looked;

    PluginSchemas(Launch launch, SchemaCache cache) {
        this.launch = launch;
        this.cache = cache;
    }

    synchronized Optional<SchemaDocument> known() throws StartFailure {
        if (schema == null && !looked) {
            schema = launch.executable().flatMap(cache::find).orElse(null);
            looked = true;
        }
        return Optional.ofNullable(schema);
    }

    synchronized void learned(SchemaDocument answer) throws StartFailure {
        schema = answer;
        Optional<Path> executable = launch.executable();
        executable.ifPresent(path -> cache.keep(path, answer));
    }
}
