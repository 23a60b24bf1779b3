package dev.terrane.testing;

import dev.terrane.config.Configuration;
import dev.terrane.config.Output;
import dev.terrane.config.test.TestRun;
import dev.terrane.evaluating.RootValues;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The outputs of a run that has come to its end, for the runs after it: `run.NAME.OUTPUT`.
record RunOutputs(TestRun run, Map<String, Value> values) {
    RunOutputs {
        values = Map.copyOf(values);
    }

    static RunOutputs of(TestRun run, Configuration configuration, RootValues root) {
        return new RunOutputs(run, outputs(configuration, root));
    }

    /// All outputs that the root module has: what could not be told is unknown, what is sensitive is
    /// marked so.
    static Map<String, Value> outputs(Configuration configuration, RootValues root) {
        Map<String, Value> values = new TreeMap<>();
        for (Output output : configuration.root().config().outputs().values()) {
            Value value = root.outputs().getOrDefault(output.name(), Value.DYNAMIC);
            values.put(
                    output.name(),
                    output.sensitive() ? value.withMarks(Set.of(Mark.SENSITIVE)) : value);
        }
        return values;
    }
}
