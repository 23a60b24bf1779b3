package dev.terrane.testing.mocking;

import dev.terrane.value.Value;

import java.util.Map;

/// What a test says of an object that nothing real is asked about.
///
/// @param given an object: values for what the provider would give
/// @param duringPlan whether they are there when planning already
/// @param seed what made-up values are made from: the same gives the same
/// @param origin where the test says so, for messages
public record MockedValues(Value given, boolean duringPlan, String seed, String origin) {
    /// Where a test says nothing in particular.
    public static MockedValues none(boolean duringPlan, String seed, String origin) {
        return new MockedValues(Value.object(Map.of()), duringPlan, seed, origin);
    }
}
