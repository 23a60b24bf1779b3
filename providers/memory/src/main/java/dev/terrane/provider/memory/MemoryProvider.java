package dev.terrane.provider.memory;

import dev.terrane.spi.Action;
import dev.terrane.spi.BatchReads;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.EphemeralResources;
import dev.terrane.spi.ListResources;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One configuration of the provider: which cloud, and what goes wrong in it.
final class MemoryProvider implements Provider {
    private final MemoryProviderFactory factory;
    private volatile Service service;

    MemoryProvider(MemoryProviderFactory factory) {
        this.factory = factory;
        this.service = new Service(factory.cloud(), factory.faults(), factory.calls());
    }

    @Override
    public ProviderSchema schema() {
        return new ProviderSchema(
                ProviderArguments.SCHEMA,
                Map.of(MemoryObjects.TYPE, MemoryObjectSchema.RESOURCE),
                Map.of(MemoryObjects.TYPE, MemoryObjectSchema.DATA_SOURCE),
                Map.of(MemorySession.TYPE, MemorySession.SCHEMA),
                Map.of(MemoryObjects.TYPE, MemoryObjectList.SCHEMA),
                Map.of(MemoryNotice.TYPE, MemoryNotice.SCHEMA),
                Optional.empty());
    }

    @Override
    public List<Problem> validateConfig(Value config) {
        return ProviderArguments.problems(Attributes.of(config));
    }

    @Override
    public List<Problem> configure(Value config, ProviderContext context) {
        var arguments = Attributes.of(config);
        Cloud cloud =
                arguments
                        .string("path")
                        .<Cloud>map(path -> new FileCloud(context.workingDirectory().resolve(path)))
                        .orElse(factory.cloud());
        Faults faults = factory.faults().and(ProviderArguments.faults(arguments));
        service = new Service(cloud, faults, factory.calls());
        return List.of();
    }

    @Override
    public ManagedResources resource(String type) {
        return objects(type);
    }

    @Override
    public Optional<BatchReads> batchReads(String type) {
        return Optional.of(objects(type));
    }

    private MemoryObjects objects(String type) {
        requireKnown(type);
        return new MemoryObjects(service);
    }

    @Override
    public DataSources dataSource(String type) {
        requireKnown(type);
        return new MemoryObjectData(service);
    }

    @Override
    public Optional<EphemeralResources> ephemeralResource(String type) {
        return type.equals(MemorySession.TYPE)
                ? Optional.of(new MemorySession(service, InstantSource.system()))
                : Optional.empty();
    }

    @Override
    public Optional<ListResources> listResource(String type) {
        return type.equals(MemoryObjects.TYPE)
                ? Optional.of(new MemoryObjectList(service))
                : Optional.empty();
    }

    @Override
    public Optional<Action> action(String type) {
        return type.equals(MemoryNotice.TYPE)
                ? Optional.of(new MemoryNotice(service))
                : Optional.empty();
    }

    private static void requireKnown(String type) {
        if (!type.equals(MemoryObjects.TYPE)) {
            throw new IllegalArgumentException("the memory provider has no type " + type);
        }
    }
}
