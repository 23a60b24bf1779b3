package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.time.DateTimeException;
import java.util.List;

/// A time in another form.
final class FormatDate implements Function {
    private static final Description DESCRIPTION =
            Describe.function("formatdate", "A time in another form.")
                    .takes(
                            "format",
                            Type.STRING,
                            "The form: YYYY, MM, DD, hh, mm, ss, ZZZ and others; what stands between quotes means itself.")
                    .takes("time", Type.STRING, "The time, in RFC 3339.")
                    .gives(
                            Type.STRING,
                            "formatdate(\"DD MMM YYYY\", \"2018-01-02T23:12:01Z\")",
                            "\"02 Jan 2018\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        PointInTime time = time(arguments.get(1).asString());
        return Value.string(new DateFormat(arguments.get(0).asString()).format(time));
    }

    private static PointInTime time(String text) throws FunctionException {
        try {
            return Timestamps.parse(text);
        } catch (DateTimeException e) {
            throw FunctionException.atArgument(1, Results.firstLine(e));
        }
    }
}
