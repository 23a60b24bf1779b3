package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;

/// A time so much later, or earlier.
final class TimeAdd implements Function {
    private static final Description DESCRIPTION =
            Describe.function("timeadd", "A time so much later, or earlier.")
                    .takes("timestamp", Type.STRING, "The time, in RFC 3339.")
                    .takes("duration", Type.STRING, "How much later: 1h30m, -10s.")
                    .gives(
                            Type.STRING,
                            "timeadd(\"2017-11-22T00:00:00Z\", \"10m\")",
                            "\"2017-11-22T00:10:00Z\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        try {
            PointInTime time = Timestamps.parse(arguments.get(0).asString());
            String duration = arguments.get(1).asString();
            Duration later =
                    Durations.parse(duration)
                            .orElseThrow(() ->
                                    FunctionException.ofCall(
                                            "\""
                                                    + duration
                                                    + "\" is no length of time, such as 1h30m"));
            return Value.string(time.plus(later).toString());
        } catch (DateTimeException e) {
            throw FunctionException.ofCall(Results.firstLine(e));
        }
    }

    @Override
    public boolean neverNull() {
        return false;
    }
}
