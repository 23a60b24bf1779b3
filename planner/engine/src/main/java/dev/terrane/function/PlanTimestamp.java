package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The time when the plan was made, in RFC 3339.
final class PlanTimestamp implements Function {
    private static final Description DESCRIPTION =
            Describe.function("plantimestamp", "The time when the plan was made, in RFC 3339.")
                    .gives(Type.STRING, "plantimestamp()", "\"2018-05-13T07:44:12Z\"");
    private final Surroundings surroundings;

    PlanTimestamp(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) {
        return surroundings
                .planTimestamp()
                .map(then -> Value.string(PointInTime.utc(then).toString()))
                .orElseGet(() -> Value.unknown(Type.STRING));
    }

    @Override
    public boolean neverNull() {
        return false;
    }
}
