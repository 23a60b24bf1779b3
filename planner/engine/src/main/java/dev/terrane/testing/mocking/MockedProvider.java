package dev.terrane.testing.mocking;

import dev.terrane.spi.Action;
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
import java.util.Optional;
import java.util.function.Consumer;

/// Has the schema of a real provider, and asks nothing of anybody.
public final class MockedProvider implements Provider {
    private final Provider real;
    private final MockedValues values;

    /// @param real of which only the schema, and what needs no configuration, is used
    public MockedProvider(Provider real, MockedValues values) {
        this.real = real;
        this.values = values;
    }

    @Override
    public ProviderSchema schema() {
        return real.schema();
    }

    /// It needs none, so none is wrong.
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
        return new MockedObjects(
                real.resource(type), type, block(schema().resources(), type), values);
    }

    @Override
    public DataSources dataSource(String type) {
        return new MockedReads(real.dataSource(type), block(schema().dataSources(), type), values);
    }

    private static Schema.Block block(Map<String, Schema> types, String type) {
        Schema schema = types.get(type);
        if (schema == null) {
            throw new IllegalArgumentException("the schema has no type " + type);
        }
        return schema.block();
    }

    /// Nothing is done outside, so nothing is said of it.
    @Override
    public Optional<Action> action(String type) {
        return real.action(type).map(MockedAction::new);
    }

    private record MockedAction(Action real) implements Action {
        @Override
        public List<Problem> validate(Value config) {
            return real.validate(config);
        }

        @Override
        public List<Problem> plan(Value config) {
            return List.of();
        }

        @Override
        public List<Problem> invoke(Value config, Consumer<String> progress) {
            return List.of();
        }
    }
}
