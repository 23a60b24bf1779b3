package dev.terrane.operating;

import dev.terrane.address.ProviderSource;
import dev.terrane.address.ResourceMode;
import dev.terrane.config.Configuration;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.Resource;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Providers;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.ProviderUnavailableException;

import java.util.SortedSet;
import java.util.TreeSet;

/// Sees that the providers of a configuration can be used, before anything depends on it: a program
/// may be missing, or not start. Those that are not there at all are reported where they are used.
final class ReadyProviders {
    private ReadyProviders() {}

    static void check(Configuration configuration, Providers providers, Diagnostics diagnostics) {
        SortedSet<ProviderSource> broken = new TreeSet<>();
        configuration
                .modules()
                .forEach(node -> check(node.config(), providers, broken, diagnostics));
    }

    private static void check(
            ModuleConfig module,
            Providers providers,
            SortedSet<ProviderSource> broken,
            Diagnostics diagnostics) {
        for (Resource resource : module.resources().values()) {
            ProviderSource source = module.source(resource.provider().name());
            if (!providers.has(source) || broken.contains(source)) {
                continue;
            }
            try {
                find(resource, providers.schema(source));
            } catch (ProviderUnavailableException e) {
                broken.add(source);
                diagnostics.add(
                        Diagnostic.error(e.problem().summary(), e.problem().detail())
                                .at(resource.range()));
            }
        }
    }

    /// Whether there is such a type only some providers know without being asked.
    private static boolean find(Resource resource, ProviderSchema schema) {
        String type = resource.address().type();
        return resource.address().mode() == ResourceMode.DATA
                ? schema.dataSources().containsKey(type)
                : schema.resources().containsKey(type);
    }
}
