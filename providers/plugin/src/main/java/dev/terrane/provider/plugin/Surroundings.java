package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.channel.Limits;
import dev.terrane.provider.plugin.process.ProviderLog;

import java.util.Map;
import java.util.function.Consumer;

/// What providers of a run share.
///
/// @param environment of the process, which providers inherit
record Surroundings(
        Map<String, String> environment, Limits limits, ProviderLog log, SchemaCache cache) {
    static Surroundings of(Map<String, String> environment, Consumer<String> errorStream) {
        return new Surroundings(
                Map.copyOf(environment),
                Limits.of(environment),
                ProviderLog.of(environment, errorStream),
                SchemaCache.of(environment));
    }

    Surroundings with(Limits other) {
        return new Surroundings(environment, other, log, cache);
    }
}
