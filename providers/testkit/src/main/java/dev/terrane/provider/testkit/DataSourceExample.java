package dev.terrane.provider.testkit;

import dev.terrane.value.Value;

import java.util.Map;

/// A configuration of a data source that finds something.
///
/// @param arguments what is set; everything else is null
public record DataSourceExample(String type, Map<String, Value> arguments) {
    public DataSourceExample {
        arguments = Map.copyOf(arguments);
    }
}
