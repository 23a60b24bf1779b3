package dev.terrane.objects;

import dev.terrane.address.ProviderSource;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.evaluating.Providers;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The types of objects that the providers of a run have.
public final class ObjectTypes {
    private final Providers providers;
    private final Map<Key, Optional<ObjectType>> known = new ConcurrentHashMap<>();

    private record Key(ProviderSource source, boolean managed, String type) {}

    public ObjectTypes(Providers providers) {
        this.providers = providers;
    }

    /// Nothing where there is no such provider, or it has no such type.
    public Optional<ObjectType> find(ProviderSource source, ResourceAddress resource) {
        boolean managed = resource.mode() == ResourceMode.MANAGED;
        return known.computeIfAbsent(new Key(source, managed, resource.type()), this::load);
    }

    private Optional<ObjectType> load(Key key) {
        if (!providers.has(key.source())) {
            return Optional.empty();
        }
        ProviderSchema all = providers.schema(key.source());
        Schema schema = (key.managed() ? all.resources() : all.dataSources()).get(key.type());
        return Optional.ofNullable(schema)
                .map(found ->
                        new ObjectType(
                                key.type(),
                                found,
                                SchemaMarks.of(found.block()),
                                providers.unconfigured(key.source()),
                                key.managed()));
    }
}
