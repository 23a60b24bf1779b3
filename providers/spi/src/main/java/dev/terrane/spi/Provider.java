package dev.terrane.spi;

import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One configuration of a provider, from its schema to its last call.
///
/// [#schema] and validation work before [#configure]; reading, planning and applying come after it.
/// All methods may be called by many threads at once.
public interface Provider extends AutoCloseable {

    ProviderSchema schema();

    /// Problems of the provider's own arguments. Unknown values are nothing to complain of.
    List<Problem> validateConfig(Value config);

    /// Called once, before anything that needs the outside. Parts may be unknown while planning.
    List<Problem> configure(Value config, ProviderContext context);

    /// The provider's own arguments that it does not know how to handle yet, though the one that it
    /// stands in for does.
    default Set<String> uncoveredConfiguration() {
        return Set.of();
    }

    /// @throws IllegalArgumentException where the schema has no such type
    ManagedResources resource(String type);

    /// @throws IllegalArgumentException where the schema has no such type
    DataSources dataSource(String type);

    /// Whether nothing that is asked about objects of the type waits for the outside, because it only
    /// computes. It is done where it is needed then, and on no thread of its own, which is cheaper.
    default boolean onlyComputes(String type) {
        return false;
    }

    /// How to read many objects of a type at once, where that is cheaper than one by one.
    default Optional<BatchReads> batchReads(String type) {
        return Optional.empty();
    }

    /// Short-lived objects, such as tokens.
    default Optional<EphemeralResources> ephemeralResource(String type) {
        return Optional.empty();
    }

    /// How to find the objects of a type that there are.
    default Optional<ListResources> listResource(String type) {
        return Optional.empty();
    }

    /// What the provider does beside managing objects.
    default Optional<Action> action(String type) {
        return Optional.empty();
    }

    /// By name, without the provider's namespace.
    default Map<String, ProviderFunction> functions() {
        return Map.of();
    }

    /// What looks at a plan as a whole. It may need the outside, so it is asked for when the provider is
    /// configured.
    default Optional<PlanChecks> planChecks() {
        return Optional.empty();
    }

    /// The same provider for the resources of a module that tells it something of itself. It is not to be
    /// closed.
    ///
    /// @param meta an object of [ProviderSchema#meta]
    default Provider forModule(Value meta) {
        return this;
    }

    /// Asks what is under way to end soon, because the user wants to stop.
    default void stop() {}

    @Override
    default void close() {}
}
