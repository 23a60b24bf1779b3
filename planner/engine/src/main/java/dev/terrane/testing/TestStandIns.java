package dev.terrane.testing;

import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.test.TestOverride;
import dev.terrane.config.test.TestProvider.Mock;
import dev.terrane.config.test.TestProvider.MockedType;
import dev.terrane.evaluating.StandIns;
import dev.terrane.spi.Provider;
import dev.terrane.testing.mocking.MockedProvider;
import dev.terrane.testing.mocking.MockedValues;
import dev.terrane.value.Value;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands in for what in one run: overrides of the run outweigh those of its file, and those
/// outweigh what mocked providers say.
final class TestStandIns implements StandIns {
    private final String seed;
    private final List<List<TestOverride>> levels;
    private final Map<ProviderConfigAddress, Mock> mocks;

    /// @param seed of made-up values: what is the same for this run alone
    /// @param levels overrides, the strongest first
    TestStandIns(
            String seed, List<List<TestOverride>> levels, Map<ProviderConfigAddress, Mock> mocks) {
        this.seed = seed;
        this.levels = List.copyOf(levels);
        this.mocks = Map.copyOf(mocks);
    }

    @Override
    public Optional<Provider> forProvider(ProviderConfigAddress address, Provider real) {
        return Optional.ofNullable(mocks.get(address))
                .map(mock -> new MockedProvider(real, made(mock, "")));
    }

    @Override
    public Optional<Provider> forObject(
            ProviderConfigAddress provider, ResourceInstanceAddress object, Provider real) {
        Optional<MockedValues> values = overridden(object);
        Optional<MockedValues> all =
                values.isPresent()
                        ? values
                        : Optional.ofNullable(mocks.get(provider)).map(mock -> made(mock, object));
        return all.map(found -> new MockedProvider(real, found));
    }

    private Optional<MockedValues> overridden(ResourceInstanceAddress object) {
        return levels.stream()
                .flatMap(level ->
                        level.stream()
                                .filter(override -> override.target().covers(object))
                                .max(mostExact())
                                .stream())
                .findFirst()
                .map(override ->
                        new MockedValues(
                                override.values(),
                                override.duringPlan(),
                                seed + object,
                                override.range().toString()));
    }

    private static Comparator<TestOverride> mostExact() {
        return Comparator.comparingInt(override -> override.target().keys());
    }

    private MockedValues made(Mock mock, ResourceInstanceAddress object) {
        Map<String, MockedType> types =
                object.resource().isManaged() ? mock.resources() : mock.dataSources();
        MockedType type = types.get(object.resource().type());
        return type == null
                ? made(mock, object.toString())
                : new MockedValues(
                        type.defaults(), type.duringPlan(), seed + object, type.range().toString());
    }

    private MockedValues made(Mock mock, String object) {
        return MockedValues.none(mock.duringPlan(), seed + object, mock.range().toString());
    }

    /// A module below an overridden one is not evaluated either.
    @Override
    public Optional<Map<String, Value>> outputsOf(ModuleAddress module) {
        return levels.stream()
                .flatMap(level ->
                        level.stream()
                                .filter(override -> coversAround(override, module))
                                .max(mostExact())
                                .stream())
                .findFirst()
                .map(override -> override.values().asMap());
    }

    private static boolean coversAround(TestOverride override, ModuleAddress module) {
        Optional<ModuleAddress> at = Optional.of(module);
        while (at.isPresent() && !at.get().isRoot()) {
            if (override.target().covers(at.get())) {
                return true;
            }
            at = at.get().parent();
        }
        return false;
    }
}
