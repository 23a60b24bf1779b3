package dev.terrane.config.test;

import dev.terrane.config.ProviderConfig;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;

/// A provider as a test file has it.
public sealed interface TestProvider {
    LocalProvider name();

    SourceRange range();

    /// `provider "name" { ... }`: the real one, configured for the test.
    record Real(ProviderConfig config) implements TestProvider {
        @Override
        public LocalProvider name() {
            return config.name();
        }

        @Override
        public SourceRange range() {
            return config.range();
        }
    }

    /// `mock_provider "name" { ... }`: nothing real is asked.
    ///
    /// @param duringPlan whether what the provider would give is made up when planning already
    /// @param resources the values of its resource types, by type
    /// @param dataSources the same for data sources
    record Mock(
            LocalProvider name,
            boolean duringPlan,
            Map<String, MockedType> resources,
            Map<String, MockedType> dataSources,
            List<TestOverride> overrides,
            SourceRange range)
            implements TestProvider {
        public Mock {
            resources = Map.copyOf(resources);
            dataSources = Map.copyOf(dataSources);
            overrides = List.copyOf(overrides);
        }
    }

    /// `mock_resource "type" { ... }` and `mock_data "type" { ... }`.
    ///
    /// @param defaults an object: values for what the provider would give
    record MockedType(String type, Value defaults, boolean duringPlan, SourceRange range) {}
}
