package dev.terrane.evaluating;

import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.spi.Provider;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;

/// What stands in for the outside while a test runs: mocked providers, and objects and modules that
/// are overridden. Outside of tests there is none.
public interface StandIns {
    StandIns NONE = new StandIns() {};

    /// Instead of a whole configuration of a provider, which is then never configured.
    ///
    /// @param real of the same kind, for its schema and its validation
    default Optional<Provider> forProvider(ProviderConfigAddress address, Provider real) {
        return Optional.empty();
    }

    /// Instead of the provider, for one object.
    ///
    /// @param provider the configuration that would manage it
    default Optional<Provider> forObject(
            ProviderConfigAddress provider, ResourceInstanceAddress object, Provider real) {
        return Optional.empty();
    }

    /// The outputs of a module of which nothing is evaluated; those that are not there are null.
    default Optional<Map<String, Value>> outputsOf(ModuleAddress module) {
        return Optional.empty();
    }
}
