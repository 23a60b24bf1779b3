package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleConfig;

import java.util.Map;

/// The providers that a module needs: those that it requires, configures, or has resources of.
final class NeededProviders {
    private NeededProviders() {}

    static void add(ModuleNode module, Map<ProviderSource, Boolean> needed) {
        ModuleConfig config = module.config();
        config.requirements().values().forEach(r -> needed.put(r.source(), true));
        config.providers().keySet().forEach(p -> needed.put(config.source(p.name()), true));
        config.resources()
                .values()
                .forEach(r -> needed.put(config.source(r.provider().name()), true));
    }
}
