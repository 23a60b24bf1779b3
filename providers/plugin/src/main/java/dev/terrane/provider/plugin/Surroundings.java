package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.channel.Limits;
import dev.terrane.provider.plugin.process.ProviderLog;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/// What providers of a run share.
///
/// @param directory in which providers run: relative paths of a configuration begin there
/// @param environment of the process, which providers inherit
record Surroundings(
        Path directory,
        Map<String, String> environment,
        Limits limits,
        ProviderLog log,
        SchemaCache cache) {
    static Surroundings of(
            Path directory, Map<String, String> environment, Consumer<String> errorStream) {
        return new Surroundings(
                directory,
                Map.copyOf(environment),
                Limits.of(environment),
                ProviderLog.of(environment, errorStream),
                SchemaCache.of(environment));
    }

    Surroundings with(Limits other) {
        return new Surroundings(directory, environment, other, log, cache);
    }
}
