package dev.terrane.provider.plugin;

import dev.terrane.spi.BatchReads;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.EphemeralResources;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderFunction;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.value.Value;

import tfplugin6.DynamicValue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A provider, told with each call about an object what the module of that says of itself.
record ProviderForModule(PluginProvider provider, DynamicValue meta) implements Provider {
    @Override
    public ProviderSchema schema() {
        return provider.schema();
    }

    @Override
    public List<Problem> validateConfig(Value config) {
        return provider.validateConfig(config);
    }

    @Override
    public List<Problem> configure(Value config, ProviderContext context) {
        return provider.configure(config, context);
    }

    @Override
    public ManagedResources resource(String type) {
        return provider.resource(type, Optional.of(meta));
    }

    @Override
    public DataSources dataSource(String type) {
        return provider.dataSource(type, Optional.of(meta));
    }

    @Override
    public Optional<BatchReads> batchReads(String type) {
        return provider.batchReads(type);
    }

    @Override
    public Optional<EphemeralResources> ephemeralResource(String type) {
        return provider.ephemeralResource(type);
    }

    @Override
    public Map<String, ProviderFunction> functions() {
        return provider.functions();
    }
}
