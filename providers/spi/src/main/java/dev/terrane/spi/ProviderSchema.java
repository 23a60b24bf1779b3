package dev.terrane.spi;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that a provider has, by type name.
///
/// @param listResources arguments of the lists of resource types
/// @param actions arguments of actions
/// @param meta of what a module may tell the provider of itself
public record ProviderSchema(
        Schema provider,
        Map<String, Schema> resources,
        Map<String, Schema> dataSources,
        Map<String, Schema> ephemeralResources,
        Map<String, Schema> listResources,
        Map<String, Schema> actions,
        Optional<Schema> meta) {
    public ProviderSchema {
        resources = immutable(resources);
        dataSources = immutable(dataSources);
        ephemeralResources = immutable(ephemeralResources);
        listResources = immutable(listResources);
        actions = immutable(actions);
    }

    public ProviderSchema(
            Schema provider,
            Map<String, Schema> resources,
            Map<String, Schema> dataSources,
            Map<String, Schema> ephemeralResources) {
        this(
                provider,
                resources,
                dataSources,
                ephemeralResources,
                Map.of(),
                Map.of(),
                Optional.empty());
    }

    private static Map<String, Schema> immutable(Map<String, Schema> schemas) {
        return schemas instanceof Lazy ? schemas : Map.copyOf(schemas);
    }

    /// Schemas of which only the names are known at first, for providers with very many types. It never
    /// changes; reading a type twice gives the same.
    public abstract static class Lazy extends AbstractMap<String, Schema> {
        private final Set<String> types;

        protected Lazy(Set<String> types) {
            this.types = Set.copyOf(types);
        }

        /// @param type one of those that there are
        protected abstract Schema read(String type);

        @Override
        public @Nullable Schema get(@Nullable Object type) {
            return type instanceof String name && types.contains(name) ? read(name) : null;
        }

        @Override
        public boolean containsKey(@Nullable Object type) {
            return type != null && types.contains(type);
        }

        @Override
        public Set<String> keySet() {
            return types;
        }

        @Override
        public int size() {
            return types.size();
        }

        @Override
        public Set<Map.Entry<String, Schema>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Map.Entry<String, Schema>> iterator() {
                    return keySet().stream()
                            .<Map.Entry<String, Schema>>map(type -> Map.entry(type, read(type)))
                            .iterator();
                }

                @Override
                public int size() {
                    return keySet().size();
                }
            };
        }
    }
}
