package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/// -1, 0 or 1: whether a time is before another, the same or behind it.
final class TimeCmp implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "timecmp",
                            "-1, 0 or 1: whether a time is before another, the same or behind it.")
                    .takes("timestamp_a", Type.STRING, "A time, in RFC 3339.")
                    .takes("timestamp_b", Type.STRING, "Another.")
                    .gives(
                            Type.NUMBER,
                            "timecmp(\"2017-11-22T00:00:00Z\", \"2017-11-22T01:00:00Z\")",
                            "-1");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Instant one = time(arguments, 0);
        Instant other = time(arguments, 1);
        return Value.number(Integer.signum(one.compareTo(other)));
    }

    private static Instant time(List<Value> arguments, int index) throws FunctionException {
        try {
            return Timestamps.parseLenient(arguments.get(index).asString()).instant();
        } catch (DateTimeException e) {
            throw FunctionException.atArgument(index, Results.firstLine(e));
        }
    }
}
