package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The present time, in RFC 3339.
final class Timestamp implements Function {
    private static final Description DESCRIPTION =
            Describe.function("timestamp", "The present time, in RFC 3339.")
                    .gives(Type.STRING, "timestamp()", "\"2018-05-13T07:44:12Z\"");
    private final Surroundings surroundings;

    Timestamp(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        return surroundings
                .timestamp()
                .map(now -> Value.string(PointInTime.utc(now).toString()))
                .orElseGet(() -> Value.unknown(Type.STRING));
    }
}
