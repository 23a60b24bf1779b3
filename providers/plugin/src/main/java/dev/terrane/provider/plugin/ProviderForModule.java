package dev.terrane.provider.plugin;

import dev.terrane.spi.DataSources;
import dev.terrane.spi.ForwardingProvider;
import dev.terrane.spi.ManagedResources;

import tfplugin6.DynamicValue;

import java.util.Optional;

/// A provider, told with each call about an object what the module of that says of itself.
final class ProviderForModule extends ForwardingProvider {
    private final PluginProvider provider;
    private final DynamicValue meta;

    ProviderForModule(PluginProvider provider, DynamicValue meta) {
        super(provider);
        this.provider = provider;
        this.meta = meta;
    }

    @Override
    public ManagedResources resource(String type) {
        return provider.resource(type, Optional.of(meta));
    }

    @Override
    public DataSources dataSource(String type) {
        return provider.dataSource(type, Optional.of(meta));
    }
}
