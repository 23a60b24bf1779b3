package dev.terrane.provider.nulls;

import dev.terrane.spi.DataSources;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The provider without an outside. It has no arguments.
final class NullProvider implements Provider {
    private final RandomGenerator random;

    NullProvider(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public ProviderSchema schema() {
        return new ProviderSchema(
                Schema.of(new Schema.Block(Map.of(), Map.of())),
                Map.of(NullResource.TYPE, NullResource.SCHEMA),
                Map.of(NullDataSource.TYPE, NullDataSource.SCHEMA),
                Map.of());
    }

    @Override
    public List<Problem> validateConfig(Value config) {
        return List.of();
    }

    @Override
    public List<Problem> configure(Value config, ProviderContext context) {
        return List.of();
    }

    @Override
    public ManagedResources resource(String type) {
        if (!type.equals(NullResource.TYPE)) {
            throw new IllegalArgumentException("no resource type " + type);
        }
        return new NullResource(random);
    }

    @Override
    public boolean onlyComputes(String type) {
        return type.equals(NullResource.TYPE);
    }

    @Override
    public DataSources dataSource(String type) {
        if (!type.equals(NullDataSource.TYPE)) {
            throw new IllegalArgumentException("no data source " + type);
        }
        return new NullDataSource(random);
    }
}
