package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// A text with values put in where verbs such as %s and %d stand.
final class Format implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "format",
                            "A text with values put in where verbs such as %s and %d stand.")
                    .takes("format", Type.STRING, "The text with verbs.")
                    .takesMore(
                            "args",
                            Type.DYNAMIC,
                            "The values, in the order of their verbs.",
                            Accepts.NULL,
                            Accepts.UNKNOWN)
                    .gives(Type.STRING, "format(\"%s has %d\", \"a\", 4)", "\"a has 4\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        String format = arguments.get(0).asString();
        List<Value> values = arguments.subList(1, arguments.size());
        if (values.stream().allMatch(Value::isWhollyKnown)) {
            return Value.string(FormatString.format(format, values));
        }
        return Refinements.prefix(Value.unknown(Type.STRING), beginning(format));
    }

    private static String beginning(String format) {
        return format.substring(0, Math.max(0, format.indexOf('%')));
    }
}
