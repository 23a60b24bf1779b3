package dev.terrane.spi;

import java.util.Map;

/// All that a provider has, by type name.
public record ProviderSchema(
        Schema provider,
        Map<String, Schema> resources,
        Map<String, Schema> dataSources,
        Map<String, Schema> ephemeralResources) {
    public ProviderSchema {
        resources = Map.copyOf(resources);
        dataSources = Map.copyOf(dataSources);
        ephemeralResources = Map.copyOf(ephemeralResources);
    }
}
