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

    private record Key(ProviderSource source, ResourceMode mode, String type) {}

    public ObjectTypes(Providers providers) {
        this.providers = providers;
    }

    /// Nothing where there is no such provider, or it has no such type.
    public Optional<ObjectType> find(ProviderSource source, ResourceAddress resource) {
        return known.computeIfAbsent(new Key(source, resource.mode(), resource.type()), this::load);
    }

    private Optional<ObjectType> load(Key key) {
        if (!providers.has(key.source())) {
            return Optional.empty();
        }
        ProviderSchema all = providers.schema(key.source());
        return Optional.ofNullable(schemas(all, key.mode()).get(key.type()))
                .map(found ->
                        new ObjectType(
                                key.type(),
                                found,
                                SchemaMarks.of(found.block()),
                                providers.unconfigured(key.source()),
                                key.mode() == ResourceMode.MANAGED));
    }

    private static Map<String, Schema> schemas(ProviderSchema all, ResourceMode mode) {
        return switch (mode) {
            case MANAGED -> all.resources();
            case DATA, EPHEMERAL -> all.dataSources();
            case ACTION -> all.actions();
            case LIST -> all.listResources();
        };
    }
}
