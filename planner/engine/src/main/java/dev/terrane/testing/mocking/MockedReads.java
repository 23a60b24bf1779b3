package dev.terrane.testing.mocking;

import dev.terrane.spi.DataSources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;

/// What would be looked up is made up.
final class MockedReads implements DataSources {
    private final DataSources real;
    private final Schema.Block schema;
    private final MockedValues values;

    MockedReads(DataSources real, Schema.Block schema, MockedValues values) {
        this.real = real;
        this.schema = schema;
        this.values = values;
    }

    @Override
    public List<Problem> validate(Value config) {
        return real.validate(config);
    }

    @Override
    public Answer read(Value config) {
        List<Problem> problems = new ArrayList<>();
        Value found = new MadeUpValues(values, problems).fill(schema, config, Value::isNull);
        return new Answer(found, problems);
    }
}
