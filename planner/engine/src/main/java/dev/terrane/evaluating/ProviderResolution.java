package dev.terrane.evaluating;

import dev.terrane.address.ModulePath;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ProviderSource;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.Resource;
import dev.terrane.hcl.syntax.Expression;

import java.util.List;
import java.util.Optional;

/// Finds the provider configuration that a local name means: the module's own, one that was handed
/// in by the call, or the default one of the nearest module above that has it.
///
/// Where a key is to choose among several (`aws.by[each.key]`), it finds those; [InstanceProviders]
/// says which of them it is for an instance.
public final class ProviderResolution {
    private final Configuration configuration;

    public ProviderResolution(Configuration configuration) {
        this.configuration = configuration;
    }

    /// What a name has led to.
    ///
    /// @param at where the configuration stands, or would stand
    /// @param name there
    /// @param key that chooses among several of that name
    /// @param called the module in whose call the key stands; nothing where it stands in the resource
    public record Found(
            ModuleNode at,
            ProviderSource source,
            LocalProvider name,
            Optional<Expression> key,
            Optional<ModulePath> called) {

        /// All that it may be: one, where no key chooses.
        public List<ProviderConfigAddress> addresses() {
            return key.isEmpty()
                    ? List.of(address(name))
                    : at.config().providers().keySet().stream()
                            .filter(one -> one.isOneOf(name))
                            .map(this::address)
                            .sorted()
                            .toList();
        }

        ProviderConfigAddress address(LocalProvider one) {
            return new ProviderConfigAddress(at.path(), source, one.alias());
        }
    }

    public ProviderConfigAddress resolve(ModuleNode module, LocalProvider name) {
        Found found = find(module, name);
        return found.address(found.name());
    }

    public Found find(ModuleNode module, Resource resource) {
        return resource.providerKey().isEmpty()
                ? find(module, resource.provider())
                : new Found(
                        module,
                        module.config().source(resource.provider().name()),
                        resource.provider(),
                        resource.providerKey(),
                        Optional.empty());
    }

    private Found find(ModuleNode module, LocalProvider name) {
        ProviderSource source = module.config().source(name.name());
        ModuleNode at = module;
        LocalProvider wanted = name;
        while (!at.path().isRoot() && !at.config().providers().containsKey(wanted)) {
            ModuleNode parent = parent(at.path());
            ModuleCall call = at.call().orElseThrow();
            Optional<Expression> key = Optional.ofNullable(call.providerKeys().get(wanted));
            wanted = inParent(call, parent, wanted, source);
            if (key.isPresent()) {
                return new Found(parent, source, wanted, key, Optional.of(at.path()));
            }
            at = parent;
        }
        return new Found(at, source, wanted, Optional.empty(), Optional.empty());
    }

    private ModuleNode parent(ModulePath path) {
        return configuration.module(path.parent()).orElseThrow();
    }

    private static LocalProvider inParent(
            ModuleCall call, ModuleNode parent, LocalProvider wanted, ProviderSource source) {
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
