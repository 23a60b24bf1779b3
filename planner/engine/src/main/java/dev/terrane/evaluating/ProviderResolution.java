package dev.terrane.evaluating;

import dev.terrane.address.ModulePath;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ProviderSource;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.ProviderConfig.LocalProvider;

/// Finds the provider configuration that a local name means: the module's own, one that was handed
/// in by the call, or the default one of the nearest module above that has it.
public final class ProviderResolution {
    private final Configuration configuration;

    public ProviderResolution(Configuration configuration) {
        this.configuration = configuration;
    }

    public ProviderConfigAddress resolve(ModuleNode module, LocalProvider name) {
        ProviderSource source = module.config().source(name.name());
        ModuleNode at = module;
        LocalProvider wanted = name;
        while (!at.path().isRoot() && !at.config().providers().containsKey(wanted)) {
            ModuleNode parent = parent(at.path());
            wanted = inParent(at, parent, wanted, source);
            at = parent;
        }
        return new ProviderConfigAddress(at.path(), source, wanted.alias());
    }

    private ModuleNode parent(ModulePath path) {
        return configuration.module(path.parent()).orElseThrow();
    }

    private static LocalProvider inParent(
            ModuleNode module, ModuleNode parent, LocalProvider wanted, ProviderSource source) {
        ModuleCall call = module.call().orElseThrow();
        LocalProvider handedIn = call.providers().get(wanted);
        return handedIn != null
                ? handedIn
                : new LocalProvider(localName(parent, source), wanted.alias());
    }

    /// What the parent calls the provider: its default configuration is inherited by source.
    private static String localName(ModuleNode module, ProviderSource source) {
        return module.config().requirements().values().stream()
                .filter(requirement -> requirement.source().equals(source))
                .map(requirement -> requirement.localName())
                .findFirst()
                .orElse(source.type());
    }
}
